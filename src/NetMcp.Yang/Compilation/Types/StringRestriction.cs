using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>Restricts strings and binaries: length (RFC 7950 sections 9.4.4 and 9.8.1) and patterns (section 9.4.5).</summary>
internal static class StringRestriction
{
    public static bool Apply(TypeResolver types, Restriction restriction)
    {
        var result = restriction.Result;
        if (restriction.Statement.Find("length") is { } length)
        {
            if (!IntervalReader.TryRead(length.Argument ?? "", result.Base, 0, restriction.Base.Lengths, out var intervals, out var error))
            {
                types.Context.Error(DiagnosticIds.BadInterval, length, $"The length {Quote.Of(length.Argument)}: {error}");
                return false;
            }

            result.Lengths = intervals;
            result.LengthError = RestrictionErrors.Read(length);
        }

        var patterns = new List<YangPattern>();
        var isWhole = true;
        foreach (var statement in restriction.Statement.FindAll("pattern"))
        {
            var isInverted = statement.Find("modifier")?.Argument == "invert-match";
            if (types.Patterns.Get(statement.Argument ?? "", isInverted, RestrictionErrors.Read(statement), out var problem) is { } pattern)
            {
                patterns.Add(pattern);
            }
            else
            {
                types.Context.Error(DiagnosticIds.BadPattern, statement, $"The pattern {Quote.Of(statement.Argument)}: {problem}");
                isWhole = false;
            }
        }

        if (patterns.Count == 0)
        {
            return isWhole;
        }

        if (!types.Context.Budget.TryTakeNodes(result.Patterns.Length / 4, restriction.Statement))
        {
            return false;
        }

        result.Patterns = result.Patterns.AddRange(patterns);
        return isWhole;
    }
}
