using System.Text.Json;
using System.Xml.Linq;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Resources.Data;

/// <summary>
/// Reads the tables of one address family from ietf-routing (RFC 8349). A table is known by a leaf of it, an identityref, which a device
/// compares as text with whatever prefix it likes; so the tables are looked up first and then read by their names.
/// </summary>
internal sealed class RouteTables(ToolServices services, DataReading reading)
{
    private const string Module = "ietf-routing";

    /// <summary>The tables with their routes; an empty document when there is none of this family.</summary>
    public async Task<Outcome<DeviceDocument>> ReadAsync(ModelledDevice device, CommonData data, CancellationToken cancellationToken)
    {
        var outcome = await reading.ReadAsync(device, CommonDataPaths.IetfTables, "name;address-family", cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var listed, out var failure))
        {
            return failure;
        }

        if (listed.Format != DataFormat.Json)
        {
            return listed;
        }

        var names = NamesOf(device.Schema, listed, data == CommonData.Ipv4Routes ? "ipv4" : "ipv6").Take(services.Options.MaxRouteTables + 1).ToList();
        if (names.Count == 0)
        {
            return listed with { Text = "{}" };
        }

        if (names.Count > services.Options.MaxRouteTables)
        {
            return new Failure(FailureCode.LimitExceeded, $"{device.Name} has more than {services.Options.MaxRouteTables} tables; read one by its address under data/.") { Device = device.Name };
        }

        return await reading.ReadAsync(device, Filter(device.Schema, names), fields: null, cancellationToken, isOwnFilter: true).ConfigureAwait(false);
    }

    /// <summary>The names of the tables whose family is this one or derived from it (RFC 8349 section 9: those of unicast are).</summary>
    private static IEnumerable<string> NamesOf(YangSchema schema, DeviceDocument listed, string family)
    {
        using var json = JsonDocument.Parse(listed.Text);
        if (!json.RootElement.TryGetProperty("ietf-routing:routing", out var routing) ||
            !routing.TryGetProperty("ribs", out var ribs) || !ribs.TryGetProperty("rib", out var tables) ||
            schema.FindModule(Module)?.Identities.GetValueOrDefault(family) is not { } wanted)
        {
            return [];
        }

        return [.. tables.EnumerateArray()
            .Where(table => IdentityOf(schema, table) is { } identity && (identity == wanted || identity.IsDerivedFrom(wanted)))
            .Select(table => table.GetProperty("name").GetString()!)];
    }

    // RFC 7951 section 6.8: the module of the leaf may be left out.
    private static YangIdentity? IdentityOf(YangSchema schema, JsonElement table)
    {
        if (!table.TryGetProperty("address-family", out var value) || value.GetString() is not { } text || !table.TryGetProperty("name", out _))
        {
            return null;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return schema.FindModule(colon < 0 ? Module : text[..colon])?.Identities.GetValueOrDefault(text[(colon + 1)..]);
    }

    // A subtree filter, because every device takes one, and with several entries (RFC 6241 section 6.2.5).
    private static string Filter(YangSchema schema, IEnumerable<string> names)
    {
        XNamespace space = schema.FindModule(Module)!.Namespace;
        return new XElement(
            space + "routing",
            new XElement(space + "ribs", names.Select(name => new XElement(space + "rib", new XElement(space + "name", name))))).ToString(SaveOptions.DisableFormatting);
    }
}
