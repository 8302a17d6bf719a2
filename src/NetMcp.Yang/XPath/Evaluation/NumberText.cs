using System.Buffers;
using System.Globalization;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>Numbers as text (XPath 1.0 sections 4.2 and 4.4): no exponents, no plus sign.</summary>
internal static class NumberText
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>The number that a text is, or NaN.</summary>
    public static double Read(ReadOnlySpan<char> text)
    {
        text = text.Trim(" \t\r\n");
        var digits = text.StartsWith('-') ? text[1..] : text;
        var isNumber = digits.ContainsAnyInRange('0', '9') && !digits.ContainsAnyExcept(Digits);
        return isNumber && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : double.NaN;
    }

    /// <summary>The number as text: as many digits as tell it from all others, however many zeros that takes.</summary>
    public static string Write(double number)
    {
        if (double.IsNaN(number))
        {
            return "NaN";
        }

        if (double.IsInfinity(number))
        {
            return number > 0 ? "Infinity" : "-Infinity";
        }

        // Both zeros are "0".
        var shortest = number == 0 ? "0" : number.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = shortest.IndexOf('E', StringComparison.Ordinal);
        return exponentAt < 0 ? shortest : WriteOut(shortest[..exponentAt], int.Parse(shortest.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static string WriteOut(string mantissa, int exponent)
    {
        var sign = mantissa.StartsWith('-') ? "-" : "";
        var digits = mantissa.Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return exponent < 0
            ? sign + "0." + new string('0', -exponent - 1) + digits
            : sign + digits.PadRight(exponent + 1, '0');
    }
}
