using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Types;

/// <summary>A pattern of a string type (RFC 7950 section 9.4.5): an XML Schema regular expression, anchored at both ends.</summary>
public sealed class YangPattern
{
    private YangPattern(string text, bool isInverted, RestrictionError? error)
    {
        Text = text;
        IsInverted = isInverted;
        Error = error;
    }

    /// <summary>The expression as the module has it.</summary>
    public string Text { get; }

    /// <summary>Whether values must not match (RFC 7950 section 9.4.6).</summary>
    public bool IsInverted { get; }

    /// <summary>The message and tag of the pattern statement.</summary>
    public RestrictionError? Error { get; }

    internal static bool TryCreate(
        string text,
        bool inverted,
        RestrictionError? error,
        [NotNullWhen(true)] out YangPattern? pattern,
        [NotNullWhen(false)] out string? problem) =>
        throw new NotImplementedException();

    /// <summary>Whether the expression matches the whole of a value, whatever <see cref="IsInverted"/> says.</summary>
    internal bool IsMatch(ReadOnlySpan<char> value) => throw new NotImplementedException();
}
