using System.Text.Json.Nodes;

namespace NetMcp.Trust.Grants;

/// <summary>Writes a grant as <see cref="GrantReader"/> reads it.</summary>
public static class GrantWriter
{
    /// <summary>The grant as an object of <c>authorization_details</c> (RFC 9396 section 2).</summary>
    public static JsonObject Write(NetworkGrant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var json = new JsonObject { ["type"] = NetworkGrant.Type, ["pattern"] = GrantNames.Of(grant.Pattern) };
        Add(json, "controller", grant.Controller?.Value);
        Add(json, "devices", grant.Devices is { } devices ? Devices(devices) : null);
        Add(json, "tools", List(grant.Tools?.Select(tool => tool.Text)));
        Add(json, "operations", List(grant.Operations?.Select(GrantNames.Of)));
        Add(json, "datastores", List(grant.Datastores?.Select(GrantNames.Of)));
        if (grant.Paths.Allow is not null || grant.Paths.Deny.Count > 0)
        {
            var paths = new JsonObject();
            Add(paths, "allow", List(grant.Paths.Allow?.Select(path => path.ToString())));
            Add(paths, "deny", grant.Paths.Deny.Count > 0 ? List(grant.Paths.Deny.Select(path => path.ToString())) : null);
            json["paths"] = paths;
        }

        if (grant.Budgets.AreLimiting)
        {
            var budgets = new JsonObject();
            Add(budgets, "calls_per_minute", grant.Budgets.CallsPerMinute);
            Add(budgets, "changes_per_hour", grant.Budgets.ChangesPerHour);
            Add(budgets, "bytes_per_hour", grant.Budgets.BytesPerHour);
            json["budgets"] = budgets;
        }

        Add(json, "max_devices_per_change", grant.MostDevicesPerChange);
        return json;
    }

    private static JsonObject Devices(DeviceSelector devices)
    {
        var json = new JsonObject();
        Add(json, "names", List(devices.Names?.Select(name => name.Value)));
        Add(json, "tags", List(devices.Tags));
        Add(json, "sites", List(devices.Sites));
        if (json.Count == 0)
        {
            json["all"] = true;
        }

        return json;
    }

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }

    private static JsonArray? List(IEnumerable<string>? values) => values is null ? null : new JsonArray([.. values.Select(value => (JsonNode)value)]);
}
