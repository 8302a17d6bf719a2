using System.Globalization;
using System.Text;
using NetMcp.Audit.Records;

namespace NetMcp.Audit.Forwarding;

/// <summary>
/// A record as a syslog message (RFC 5424). Its MSG is the line of the log, byte for byte without its line feed: with it the receiver's copy can be held
/// against the log, and the chain verified on it.
/// </summary>
public static class SyslogText
{
    // RFC 5424 section 6.2.1: 13 is "log audit".
    private const int Facility = 13;
    private const int Critical = 2;
    private const int Warning = 4;
    private const int Notice = 5;

    // RFC 5424 section 6.3.2 wants a private enterprise number; this project has none, and 32473 is the one for examples (RFC 5612).
    private const string StructuredId = "netmcp@32473";
    private const int LongestHost = 255;
    private const int LongestMessageId = 32;

    // RFC 5424 section 7.3.1: from 1 to 2147483647, then from 1 again.
    private const long LargestSequenceId = int.MaxValue;

    private static readonly string[] Shown = ["outcome", "code", "principal", "client", "remote", "call", "tool", "devices", "change", "step", "plan", "approval", "trace"];

    /// <summary>Writes a record as a message, without framing.</summary>
    /// <param name="line">The line of the log, with its line feed.</param>
    /// <param name="host">The name of this machine.</param>
    public static byte[] Write(ReadOnlySpan<byte> line, string host)
    {
        var members = RecordMembers.Of(line);
        var kind = members.GetValueOrDefault("kind")?[0] ?? "-";
        var seq = MemberNumber(line);
        var text = new StringBuilder(256 + line.Length);
        text.Append(CultureInfo.InvariantCulture, $"<{(Facility * 8) + SeverityOf(kind, members)}>1 {Name(members.GetValueOrDefault("time")?[0], RecordTime.Length)} ");
        text.Append(CultureInfo.InvariantCulture, $"{Name(host, LongestHost)} netmcp - {Name(kind, LongestMessageId)} [{StructuredId} seq=\"{seq}\"");
        foreach (var name in Shown)
        {
            foreach (var value in members.GetValueOrDefault(name) ?? [])
            {
                text.Append(CultureInfo.InvariantCulture, $" {(name == "devices" ? "device" : name)}=\"");
                Escape(text, value);
                text.Append('"');
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"][meta sequenceId=\"{((seq - 1) % LargestSequenceId) + 1}\"] ");
        text.Append(Encoding.ASCII.GetString(line.TrimEnd((byte)'\n')));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static int SeverityOf(string kind, Dictionary<string, List<string>> members) => RecordMembers.WeightOf(kind, members) switch
    {
        RecordWeight.Severe => Critical,
        RecordWeight.Warning => Warning,
        _ => Notice,
    };

    // PRINTUSASCII only, and never empty (RFC 5424 section 6).
    private static string Name(string? text, int most)
    {
        var clean = string.Concat((text ?? "").Where(character => character is > ' ' and < '\x7f').Take(most));
        return clean.Length > 0 ? clean : "-";
    }

    // RFC 5424 section 6.3.3: '"', '\' and ']' must be escaped. A control character may stand there, and is left out all the same.
    private static void Escape(StringBuilder text, string value)
    {
        foreach (var character in value)
        {
            if (character is '"' or '\\' or ']')
            {
                text.Append('\\');
            }

            text.Append(char.IsControl(character) || char.IsSurrogate(character) ? '?' : character);
        }
    }

    private static long MemberNumber(ReadOnlySpan<byte> line) => RecordHead.TryRead(line, out var head) ? head.Seq : 1;
}
