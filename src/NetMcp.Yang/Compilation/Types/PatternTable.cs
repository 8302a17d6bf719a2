using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>Makes each pattern once.</summary>
internal sealed class PatternTable
{
    private readonly Dictionary<(string Text, bool IsInverted, RestrictionError? Error), (YangPattern? Pattern, string? Problem)> _made = [];

    /// <summary>The pattern, or null with what is wrong with it.</summary>
    public YangPattern? Get(string text, bool isInverted, RestrictionError? error, out string? problem)
    {
        var key = (text, isInverted, error);
        if (!_made.TryGetValue(key, out var made))
        {
            made = YangPattern.TryCreate(text, isInverted, error, out var pattern, out var why) ? (pattern, null) : (null, why);
            _made.Add(key, made);
        }

        problem = made.Problem;
        return made.Pattern;
    }
}
