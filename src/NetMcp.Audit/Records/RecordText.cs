using System.Buffers;
using System.Globalization;
using System.Text.Json;
using NetMcp.Core.Auditing;

namespace NetMcp.Audit.Records;

/// <summary>
/// The members of a record as JSON, from <c>kind</c> on. Everything beyond ASCII is escaped, so that a line is safe to show and can be sent anywhere.
/// </summary>
internal static class RecordText
{
    private static readonly string[] Kinds = Names<AuditKind>();
    private static readonly string[] Outcomes = Names<AuditOutcome>();

    /// <summary>The name of a kind, as <c>call-begun</c>.</summary>
    public static string Name(AuditKind kind) => Kinds[(int)kind];

    /// <summary>The name of an outcome.</summary>
    public static string Name(AuditOutcome outcome) => Outcomes[(int)outcome];

    /// <summary>The members of a record: a JSON object.</summary>
    public static byte[] Write(AuditRecord record) => Write(json => Members(json, record));

    /// <summary>An object of the log's own.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Members(Utf8JsonWriter json, AuditRecord record)
    {
        json.WriteString("kind", Name(record.Kind));
        json.WriteString("outcome", Name(record.Outcome));
        Text(json, "code", record.Code);
        Text(json, "reason", record.Reason, RecordLimits.Reason);
        Text(json, "principal", record.Principal);
        List(json, "chain", record.ChainIds, RecordLimits.ChainIds, RecordLimits.ChainId);
        if (record.Client is { } client)
        {
            Text(json, "client", client.Name);
            Text(json, "clientVersion", client.Version);
            Text(json, "remote", client.RemoteAddress);
        }

        Text(json, "call", record.CallId);
        Text(json, "tool", record.Tool);
        Text(json, "arguments", record.Arguments, RecordLimits.Arguments);
        List(json, "devices", [.. record.Devices.Take(RecordLimits.Items + 1).Select(device => device.Value)], RecordLimits.Items, RecordLimits.Item);
        Text(json, "change", record.ChangeId);
        Text(json, "step", record.Step);
        Text(json, "plan", record.PlanHash);
        Text(json, "approval", record.Approval);
        if (record.NetconfSessionId is { } session)
        {
            json.WriteNumber("session", session);
        }

        List(json, "messages", record.MessageIds, RecordLimits.Items, RecordLimits.Item);
        Text(json, "base", record.BaseHash);
        Text(json, "result", record.ResultHash);
        Text(json, "trace", record.TraceId);
        if (record.Duration is { } duration)
        {
            json.WriteNumber("ms", Math.Round(duration.TotalMilliseconds, 3));
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? text, int most = RecordLimits.Name)
    {
        if (text is not null)
        {
            json.WriteString(name, Cut(text, most));
        }
    }

    private static void List(Utf8JsonWriter json, string name, IReadOnlyList<string> items, int most, int mostCharacters)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items.Take(most))
        {
            json.WriteStringValue(Cut(item, mostCharacters));
        }

        if (items.Count > most)
        {
            json.WriteStringValue("...");
        }

        json.WriteEndArray();
    }

    private static ReadOnlySpan<char> Cut(string text, int most) =>
        text.Length <= most ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, most)}... ({text.Length} characters)");

    private static string[] Names<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
}
