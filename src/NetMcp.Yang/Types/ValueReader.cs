using System.Diagnostics.CodeAnalysis;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types.Values;

namespace NetMcp.Yang.Types;

/// <summary>Reads the text of a value and gives its canonical form (RFC 7950 section 9; RFC 7951 section 6).</summary>
internal static class ValueReader
{
    // The compiler lets no leafrefs go in a circle; this is for the day on which it does.
    private const int MostLeafRefs = 64;

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
    /// <param name="actual">
    /// The type that took it: behind leafrefs, and of a union the member (RFC 7951 section 6.10). A leafref only where its target is unknown,
    /// and then any text is taken.
    /// </param>
    /// <param name="error">Why it is no value of the type.</param>
    public static bool TryRead(
        YangType type,
        string lexical,
        ValueForm form,
        IValueNames names,
        out string canonical,
        out YangType actual,
        [NotNullWhen(false)] out ValueError? error)
    {
        var isRead = TryRead(type, lexical.AsSpan(), form, names, out var text, out actual, out error);
        canonical = text.Length == lexical.Length && text.SequenceEqual(lexical) ? lexical : text.ToString();
        return isRead;
    }

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
        TryRead(type, new ValueInput(lexical, form, names, isQuiet: false), out canonical, out actual, out error);

    /// <summary>The type whose values a type has: behind leafrefs. A leafref only where a target is unknown.</summary>
    public static YangType BehindLeafRefs(YangType type)
    {
        for (var hop = 0; hop < MostLeafRefs && type.Base == YangBaseType.LeafRef; hop++)
        {
            var target = type.LeafRefTarget switch
            {
                LeafNode leaf => leaf.Type,
                LeafListNode leafList => leafList.Type,
                _ => null,
            };
            if (target is null)
            {
                break;
            }

            type = target;
        }

        return type;
    }

    /// <summary>Reads a value that stands in a key predicate of another value.</summary>
    internal static bool TryReadInPath(YangType type, string lexical, scoped in ValueInput outer, out string canonical, [NotNullWhen(false)] out ValueError? error) =>
        TryRead(type, lexical, outer.Form is ValueForm.Xml or ValueForm.Schema ? outer.Form : ValueForm.JsonText, outer.Names, out canonical, out _, out error);

    internal static bool TryRead(
        YangType type,
        scoped in ValueInput input,
        out ReadOnlySpan<char> canonical,
        out YangType actual,
        [NotNullWhen(false)] out ValueError? error)
    {
        canonical = default;
        actual = type = BehindLeafRefs(type);
        if (!IsEncodedRight(type.Base, input.Form))
        {
            error = input.IsQuiet ? ValueError.Unsaid : input.Error(ValueRule.Lexical, "is not encoded as RFC 7951 has it: write " + JsonForm(type.Base));
            return false;
        }

        switch (type.Base)
        {
            case YangBaseType.String:
                return StringValue.TryRead(type, input, out canonical, out error);
            case YangBaseType.Enumeration:
                return EnumValue.TryRead(type, input, out canonical, out error);
            case YangBaseType.IdentityRef:
                return IdentityValue.TryRead(type, input, out canonical, out error);
            case YangBaseType.Boolean:
                return BooleanValue.TryRead(input, out canonical, out error);
            case YangBaseType.Union:
                return UnionValue.TryRead(type, input, out canonical, out actual, out error);
            case YangBaseType.Decimal64:
                return DecimalValue.TryRead(type, input, out canonical, out error);
            case YangBaseType.Bits:
                return BitsValue.TryRead(type, input, out canonical, out error);
            case YangBaseType.Binary:
                return BinaryValue.TryRead(type, input, out canonical, out error);
            case YangBaseType.Empty:
                return EmptyValue.TryRead(input, out canonical, out error);
            case YangBaseType.InstanceIdentifier:
                return InstanceValue.TryRead(input, out canonical, out error);
            case YangBaseType.LeafRef:
                canonical = input.Text;
                error = null;
                return true;
            default:
                return IntegerValue.TryRead(type, input, out canonical, out error);
        }
    }

    // RFC 7951 sections 6.1 to 6.11.
    private static bool IsEncodedRight(YangBaseType type, ValueForm form) => form is ValueForm.Xml or ValueForm.Schema or ValueForm.JsonText || type switch
    {
        YangBaseType.Int8 or YangBaseType.Int16 or YangBaseType.Int32 or YangBaseType.UInt8 or YangBaseType.UInt16 or YangBaseType.UInt32 =>
            form == ValueForm.JsonNumber,
        YangBaseType.Boolean => form == ValueForm.JsonBoolean,
        YangBaseType.Empty => form == ValueForm.JsonEmpty,
        YangBaseType.Union or YangBaseType.LeafRef => true,
        _ => form == ValueForm.JsonString,
    };

    private static string JsonForm(YangBaseType type) => type switch
    {
        YangBaseType.Boolean => "true or false without quotes",
        YangBaseType.Empty => "[null]",
        _ when IsEncodedRight(type, ValueForm.JsonNumber) => "a number without quotes",
        _ => "a string",
    };
}
