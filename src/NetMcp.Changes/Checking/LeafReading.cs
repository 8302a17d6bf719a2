using System.Text.Json;
using System.Xml.Linq;
using NetMcp.Changes.Applying;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Yang.Paths;

namespace NetMcp.Changes.Checking;

/// <summary>Reads the one leaf that a path leads to, from the operational state.</summary>
internal static class LeafReading
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>The value as RFC 7951 text; null when there is none, or more than one.</summary>
    public static async Task<Outcome<string?>> ReadAsync(ChangePorts ports, DeviceName device, string path, CancellationToken cancellationToken)
    {
        var schema = await ports.Schemas.GetAsync(device, cancellationToken).ConfigureAwait(false);
        if (!schema.TryGet(out var found, out var failure))
        {
            return failure;
        }

        if (!DataPath.TryRead(found.Schema, path, out var parsed, out var error))
        {
            return new Failure(FailureCode.InvalidArgument, error.Message) { Device = device };
        }

        var request = new DeviceReadRequest { Datastore = Datastore.Operational, Path = path, Format = DataFormat.Json, MaxBytes = MaxBytes };
        var read = await ports.Reader.ReadAsync(device, request, cancellationToken).ConfigureAwait(false);
        var names = parsed.Steps.Select(step => step.Node.Name).ToList();
        return read.Select(document => document.Format == DataFormat.Json ? OfJson(document.Text, names) : OfXml(document.Text, names));
    }

    private static string? OfJson(string text, List<string> names)
    {
        using var document = JsonDocument.Parse(text);
        var found = new List<JsonElement> { document.RootElement };
        foreach (var name in names)
        {
            found = [.. found.SelectMany(Entries).Where(entry => entry.ValueKind == JsonValueKind.Object)
                .SelectMany(entry => entry.EnumerateObject())
                .Where(member => member.Name == name || member.Name.EndsWith(":" + name, StringComparison.Ordinal))
                .Select(member => member.Value)];
        }

        return found.SelectMany(Entries).Take(2).ToList() is [var leaf] ? Scalar(leaf) : null;
    }

    private static IEnumerable<JsonElement> Entries(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0 && element[0].ValueKind != JsonValueKind.Null ? element.EnumerateArray() : [element];

    private static string? Scalar(JsonElement leaf) => leaf.ValueKind switch
    {
        JsonValueKind.String => leaf.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => leaf.GetRawText(),

        // A leaf of type empty is [null] (RFC 7951 section 6.9).
        JsonValueKind.Array => string.Empty,
        _ => null,
    };

    private static string? OfXml(string text, List<string> names)
    {
        var found = XElement.Parse($"<data>{text}</data>").Elements();
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i];
            found = (i == 0 ? found : found.Elements()).Where(element => element.Name.LocalName == name);
        }

        return found.Take(2).ToList() is [var leaf] ? leaf.Value.Trim() : null;
    }
}
