using System.Diagnostics.CodeAnalysis;
using NetMcp.Yang.Types.Patterns;

namespace NetMcp.Yang.Types;

/// <summary>A pattern of a string type (RFC 7950 section 9.4.5): an XML Schema regular expression, anchored at both ends.</summary>
public sealed class YangPattern
{
    private WeakReference<PatternMatcher>? _matcher;
    private bool _isTooLarge;

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

    /// <summary>Checks an expression and makes a pattern of it.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="inverted">Whether it has the modifier <c>invert-match</c>.</param>
    /// <param name="error">The message and tag of the statement.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="problem">What is wrong with the expression, with its offset.</param>
    internal static bool TryCreate(
        string text,
        bool inverted,
        RestrictionError? error,
        [NotNullWhen(true)] out YangPattern? pattern,
        [NotNullWhen(false)] out string? problem)
    {
        // The tree is not kept: of a device's patterns few are ever matched against.
        pattern = PatternParser.TryParse(text, out _, out problem) ? new(text, inverted, error) : null;
        return pattern is not null;
    }

    /// <summary>Whether the expression takes the whole of a value, whatever <see cref="IsInverted"/> says.</summary>
    internal bool IsMatch(ReadOnlySpan<char> value) => Match(value) == PatternVerdict.Match;

    /// <inheritdoc cref="IsMatch"/>
    internal PatternVerdict Match(ReadOnlySpan<char> value)
    {
        if (_isTooLarge)
        {
            return PatternVerdict.TooExpensive;
        }

        var matcher = _matcher is { } reference && reference.TryGetTarget(out var known) ? known : MakeMatcher();
        return matcher?.Match(value) ?? PatternVerdict.TooExpensive;
    }

    private PatternMatcher? MakeMatcher()
    {
        if (!PatternParser.TryParse(Text, out var tree, out var problem))
        {
            throw new InvalidOperationException(problem);
        }

        if (PatternAutomaton.Build(tree) is not { } automaton)
        {
            _isTooLarge = true;
            return null;
        }

        var matcher = new PatternMatcher(automaton);
        MatcherMemory.Keep(matcher);
        _matcher = new(matcher);
        return matcher;
    }
}
