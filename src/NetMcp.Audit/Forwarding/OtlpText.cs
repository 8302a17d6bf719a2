using System.Globalization;
using System.Text;
using System.Text.Json;
using NetMcp.Audit.Records;

namespace NetMcp.Audit.Forwarding;

/// <summary>
/// Records as an ExportLogsServiceRequest of OpenTelemetry in JSON (OTLP specification 1.x, "JSON Protobuf Encoding"). The body of each is the line of the log,
/// byte for byte without its line feed, so that the chain can be verified on the receiver's copy.
/// </summary>
public static class OtlpText
{
    // Severity numbers of the OpenTelemetry log data model: INFO, WARN, ERROR.
    private const int Info = 9;
    private const int Warn = 13;
    private const int Error = 17;
    private const int TraceIdDigits = 32;

    private static readonly string[] Shown = ["outcome", "code", "principal", "client", "remote", "call", "tool", "devices", "change", "step", "plan", "approval"];

    /// <summary>Writes the request.</summary>
    /// <param name="lines">Lines of the log, with their line feeds.</param>
    /// <param name="host">The name of this machine.</param>
    public static byte[] Write(IEnumerable<byte[]> lines, string host)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("resourceLogs");
            json.WriteStartObject();
            json.WriteStartObject("resource");
            json.WriteStartArray("attributes");
            Attribute(json, "service.name", ["netmcp"]);
            Attribute(json, "service.instance.id", [host]);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartArray("scopeLogs");
            json.WriteStartObject();
            json.WriteStartObject("scope");
            json.WriteString("name", "NetMcp.Audit");
            json.WriteEndObject();
            json.WriteStartArray("logRecords");
            foreach (var line in lines)
            {
                Record(json, line);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Record(Utf8JsonWriter json, ReadOnlySpan<byte> line)
    {
        var members = RecordMembers.Of(line);
        var kind = members.GetValueOrDefault("kind")?[0] ?? "-";
        json.WriteStartObject();
        if (DateTimeOffset.TryParse(members.GetValueOrDefault("time")?[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            // 64-bit integers are texts in this encoding.
            json.WriteString("timeUnixNano", (time.ToUnixTimeMilliseconds() * 1_000_000L).ToString(CultureInfo.InvariantCulture));
        }

        json.WriteNumber("severityNumber", SeverityOf(kind, members));
        json.WriteString("eventName", "netmcp.audit." + kind);
        json.WriteStartObject("body");
        json.WriteString("stringValue", Encoding.UTF8.GetString(line.TrimEnd((byte)'\n')));
        json.WriteEndObject();
        json.WriteStartArray("attributes");
        if (RecordHead.TryRead(line, out var head))
        {
            json.WriteStartObject();
            json.WriteString("key", "netmcp.audit.seq");
            json.WriteStartObject("value");
            json.WriteString("intValue", head.Seq.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        foreach (var name in Shown)
        {
            if (members.GetValueOrDefault(name) is { } values)
            {
                Attribute(json, "netmcp.audit." + name, values);
            }
        }

        json.WriteEndArray();

        // Trace ids are hexadecimal here, not base64 as the JSON mapping of other bytes has it.
        if (members.GetValueOrDefault("trace")?[0] is { Length: TraceIdDigits } trace && trace.All(char.IsAsciiHexDigit))
        {
            json.WriteString("traceId", trace);
        }

        json.WriteEndObject();
    }

    private static void Attribute(Utf8JsonWriter json, string name, List<string> values)
    {
        json.WriteStartObject();
        json.WriteString("key", name);
        json.WriteStartObject("value");
        json.WriteString("stringValue", string.Join(' ', values));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static int SeverityOf(string kind, Dictionary<string, List<string>> members) => RecordMembers.WeightOf(kind, members) switch
    {
        RecordWeight.Severe => Error,
        RecordWeight.Warning => Warn,
        _ => Info,
    };
}
