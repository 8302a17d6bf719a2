using System.Globalization;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>
/// Defines the enums of an enumeration (RFC 7950 section 9.6.4) and the bits of a bits type (section 9.7.4), or picks some of a typedef's,
/// which YANG 1.1 allows. Both follow the same rules; only the numbers' limits differ.
/// </summary>
internal static class EnumRestriction
{
    public static bool Apply(TypeResolver types, Restriction restriction, string keyword)
    {
        var isBits = keyword == "bit";
        var statements = restriction.Statement.FindAll(keyword).ToList();
        if (statements.Count == 0)
        {
            return true;
        }

        var known = restriction.IsDerived ? types.NamedValues(restriction.Base) : null;
        var picked = new List<YangEnum>(statements.Count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new HashSet<long>();
        long? highest = null;
        var isWhole = true;
        foreach (var statement in statements)
        {
            var number = 0L;
            var problem = Name(statement.Argument ?? "", isBits) ?? Number(statement, isBits, known, highest, out number)
                ?? (names.Add(statement.Argument ?? "") ? null : "is there twice")
                ?? (numbers.Add(number) ? null : $"has the number {number}, which another has");
            if (problem is not null)
            {
                types.Context.Error(DiagnosticIds.BadEnum, statement, $"The {keyword} {Quote.Of(statement.Argument)} {problem}.");
                isWhole = false;
                continue;
            }

            highest = Math.Max(number, highest ?? number);
            if (types.Features.Holds(statement, restriction.Scope))
            {
                var item = new YangEnum(statement.Argument ?? "", number, statement.Find("description")?.Argument);
                picked.Add(item);
                if (statement.Find("if-feature") is not null)
                {
                    types.Conditional.Add(item);
                }
            }
        }

        if (isBits)
        {
            restriction.Result.Bits = [.. picked.OrderBy(bit => bit.Value)];
        }
        else
        {
            restriction.Result.Enums = [.. picked];
        }

        return isWhole;
    }

    // The name of a bit is an identifier, which the grammar checks; that of an enum can be nearly anything (RFC 7950 section 9.6.4.1).
    private static string? Name(string name, bool isBits) =>
        isBits ? null
        : name.Length == 0 ? "has no name"
        : char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]) ? "has space at its begin or end"
        : null;

    // What is wrong, or null.
    private static string? Number(YangStatement statement, bool isBits, Dictionary<string, YangEnum>? known, long? highest, out long number)
    {
        var (keyword, least, most) = isBits ? ("position", 0L, (long)uint.MaxValue) : ("value", int.MinValue, int.MaxValue);
        number = 0;
        long? written = null;
        if (statement.Find(keyword) is { } explicitNumber)
        {
            if (!long.TryParse(explicitNumber.Argument, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || value < least || value > most)
            {
                return $"has the {keyword} {Quote.Of(explicitNumber.Argument)}, which is not a number from {least} to {most}";
            }

            written = value;
        }

        if (known is not null)
        {
            if (!known.TryGetValue(statement.Argument ?? "", out var original))
            {
                return "is not one of the type that is restricted";
            }

            number = original.Value;
            return written is null || written == number ? null : $"has the {keyword} {number} in the type that is restricted, and keeps it";
        }

        // One more than the highest so far, in the order of the text.
        number = written ?? (highest is null ? 0 : highest.Value + 1);
        return number <= most ? null : $"needs a {keyword} statement, for the highest possible one is taken";
    }
}
