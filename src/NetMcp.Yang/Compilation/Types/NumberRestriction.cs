using System.Globalization;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>Restricts integers (RFC 7950 section 9.2.4) and decimal64 (sections 9.3.3 and 9.3.4).</summary>
internal static class NumberRestriction
{
    public static bool Apply(TypeResolver types, Restriction restriction)
    {
        var result = restriction.Result;
        if (restriction.Statement.Find("fraction-digits") is { } digits)
        {
            if (!int.TryParse(digits.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 18)
            {
                types.Context.Error(DiagnosticIds.BadFractionDigits, digits, $"The fraction digits are 1 to 18, not {Quote.Of(digits.Argument)}.");
                return false;
            }

            result.FractionDigits = count;
        }

        if (restriction.Statement.Find("range") is not { } range)
        {
            return true;
        }

        if (!IntervalReader.TryRead(range.Argument ?? "", result.Base, result.FractionDigits, restriction.Base.Ranges, out var intervals, out var error))
        {
            types.Context.Error(DiagnosticIds.BadInterval, range, $"The range {Quote.Of(range.Argument)}: {error}");
            return false;
        }

        result.Ranges = intervals;
        result.RangeError = RestrictionErrors.Read(range);
        return true;
    }
}
