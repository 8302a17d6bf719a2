using System.Buffers;
using System.Globalization;
using System.Text;

namespace NetMcp.Tools.Results;

/// <summary>
/// Text that somebody on a device wrote (descriptions, banners, logs, models) may be written for the model that reads it. It is marked as data, and
/// loses the characters that make a reader see another text than the one that stands there, or that no reader sees at all.
/// </summary>
public static class UntrustedText
{
    /// <summary>The member of a result's <c>_meta</c> that says that it holds text of devices.</summary>
    public const string MetaName = "netmcp/untrusted";

    private const string Begin = "<untrusted>";
    private const string End = "</untrusted>";

    // In UTF-16: with the controls (C0 but tab and line ends, DEL, C1) the bidirectional ones (UAX #9), what is invisible, and the high surrogate of the
    // tags and variation selectors of plane 14. The joiners U+200C and U+200D are letters' business (Persian, Indic scripts) and stay.
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F" +
        "\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D\u008E\u008F\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D\u009E\u009F" +
        "\u061C\u180E\u200B\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\uFEFF\uFFF9\uFFFA\uFFFB\uDB40");

    /// <summary>The text with a visible name, as <c>⟨U+202E⟩</c>, in the place of each such character.</summary>
    public static string Neutralize(string text)
    {
        var at = text.AsSpan().IndexOfAny(Suspects);
        if (at < 0)
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            if (!Suspects.Contains(text[at]))
            {
                safe.Append(text[at]);
                continue;
            }

            var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            Append(safe, isPair ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at]);
            at += isPair ? 1 : 0;
        }

        return safe.ToString();
    }

    /// <summary>The same for JSON (RFC 8259), where such a character may also stand as an escape (RFC 8259 section 7).</summary>
    public static string NeutralizeJson(string json)
    {
        var safe = Neutralize(json);
        var text = new StringBuilder(safe.Length);
        var from = 0;
        for (var escape = safe.IndexOf('\\', StringComparison.Ordinal); escape >= 0; escape = escape + 1 < safe.Length ? safe.IndexOf('\\', escape + 1) : -1)
        {
            if (IsSuspect(safe.AsSpan(escape), out var codePoint, out var length))
            {
                text.Append(safe, from, escape - from);
                Append(text, codePoint);
                from = escape + length;
                escape = from - 1;
            }
            else
            {
                // The escaped character, which may be a backslash, is none that begins an escape.
                escape++;
            }
        }

        return from == 0 ? safe : text.Append(safe, from, safe.Length - from).ToString();
    }

    /// <summary>The text between marks that nothing in it can end.</summary>
    public static string Fence(string text) =>
        // In JSON \/ is a slash too (RFC 8259 section 7), so that the data stays what it was.
        Begin + "\n" + text.Replace("</untrusted", "<\\/untrusted", StringComparison.OrdinalIgnoreCase) + "\n" + End;

    private static bool IsSuspect(ReadOnlySpan<char> escape, out int codePoint, out int length)
    {
        (codePoint, length) = escape[1..] switch
        {
            ['b', ..] => ('\b', 2),
            ['f', ..] => ('\f', 2),
            ['u', _, _, _, _, ..] when Unit(escape) is { } unit => (unit, 6),
            _ => (-1, 0),
        };
        if (codePoint < 0 || !Suspects.Contains((char)codePoint))
        {
            return false;
        }

        if (char.IsHighSurrogate((char)codePoint) && escape[length..] is ['\\', 'u', _, _, _, _, ..] && Unit(escape[length..]) is { } low && char.IsLowSurrogate(low))
        {
            (codePoint, length) = (char.ConvertToUtf32((char)codePoint, low), 12);
        }

        return true;
    }

    private static char? Unit(ReadOnlySpan<char> escape) =>
        ushort.TryParse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;

    private static void Append(StringBuilder text, int codePoint) => text.Append(CultureInfo.InvariantCulture, $"⟨U+{codePoint:X4}⟩");
}
