using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Types;

/// <summary>Reads the text of a value and gives its canonical form (RFC 7950 section 9; RFC 7951 section 6).</summary>
internal static class ValueReader
{
    /// <summary>Reads the text of an XML element.</summary>
    /// <param name="type">The type.</param>
    /// <param name="lexical">The text.</param>
    /// <param name="names">What the prefixes in it mean.</param>
    /// <param name="canonical">The text that RFC 7951 gives the value: module names stand as prefixes.</param>
    /// <param name="error">Why it is no value of the type.</param>
    public static bool TryRead(YangType type, string lexical, IValueNames names, out string canonical, [NotNullWhen(false)] out ValueError? error) =>
        TryRead(type, lexical, ValueForm.Xml, names, out canonical, out _, out error);

    /// <summary>Reads a text of any form.</summary>
    /// <param name="type">The type.</param>
    /// <param name="lexical">The text.</param>
    /// <param name="form">What the text was taken from.</param>
    /// <param name="names">What the prefixes in it mean.</param>
    /// <param name="canonical">The text that RFC 7951 gives the value: module names stand as prefixes.</param>
    /// <param name="actual">The type that took it: behind leafrefs, and of a union the member (RFC 7951 section 6.10).</param>
    /// <param name="error">Why it is no value of the type.</param>
    public static bool TryRead(
        YangType type,
        string lexical,
        ValueForm form,
        IValueNames names,
        out string canonical,
        out YangType actual,
        [NotNullWhen(false)] out ValueError? error) =>
        throw new NotImplementedException();

    /// <summary>Reads a text of any form without making a string of it: the canonical form is a part of <paramref name="lexical"/> where it can be.</summary>
    /// <inheritdoc cref="TryRead(YangType, string, ValueForm, IValueNames, out string, out YangType, out ValueError?)"/>
    public static bool TryRead(
        YangType type,
        ReadOnlySpan<char> lexical,
        ValueForm form,
        IValueNames names,
        out ReadOnlySpan<char> canonical,
        out YangType actual,
        [NotNullWhen(false)] out ValueError? error) =>
        throw new NotImplementedException();
}
