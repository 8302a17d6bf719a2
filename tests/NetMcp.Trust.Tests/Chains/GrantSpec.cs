using System.Text;
using System.Text.Json;
using NetMcp.Trust.Grants;

namespace NetMcp.Trust.Tests.Chains;

/// <summary>A grant as plain lists of words, from which both the real one and the naive judgement are made. Null is not given.</summary>
internal sealed record GrantSpec(
    string[]? Names, string[]? Tags, string[]? Sites, string[]? Tools, string[]? Operations, string[]? Datastores, string[]? Allow, string[]? Deny, int? MostDevices)
{
    public NetworkGrant Read(bool isLink) => GrantReader.Read(Encoding.UTF8.GetBytes(Json(isLink)), isLink).Value!;

    /// <summary>Whether the lists of words allow the words of a request: written without looking at how the product does it.</summary>
    public bool Allows(SpecRequest request) =>
        (Names is null || Names.Contains(request.Name))
        && (Tags is null || Tags.Intersect(request.Tags).Any())
        && (Sites is null || Sites.Contains(request.Site))
        && (Tools is null || Tools.Any(tool => tool == "*" || tool == request.Tool || (tool.EndsWith(".*", StringComparison.Ordinal) && request.Tool.StartsWith(tool.Replace("*", "", StringComparison.Ordinal), StringComparison.Ordinal))))
        && (Operations is null || Operations.Contains(request.Operation))
        && (Datastores is null || Datastores.Contains(request.Datastore))
        && (MostDevices is null || request.Devices <= MostDevices);

    /// <summary>Whether one leaf of one list entry may be seen.</summary>
    public bool Shows(string leaf) => Deny?.Any(rule => IsAtOrBelow(leaf, rule)) != true && Allow?.Any(rule => IsAtOrBelow(leaf, rule)) != false;

    /// <summary>Whether a leaf with all keys is at or below a path with or without.</summary>
    public static bool IsAtOrBelow(string leaf, string path)
    {
        var comparable = path.Contains('[', StringComparison.Ordinal) ? leaf : System.Text.RegularExpressions.Regex.Replace(leaf, @"\[.*?\]", "");
        return path == "/" || comparable == path || comparable.StartsWith(path + "/", StringComparison.Ordinal);
    }

    private string Json(bool isLink)
    {
        var json = new Dictionary<string, object?> { ["type"] = "network", ["pattern"] = "gateway" };
        var devices = new Dictionary<string, object?>();
        Add(devices, "names", Names);
        Add(devices, "tags", Tags);
        Add(devices, "sites", Sites);
        Add(json, "devices", devices.Count > 0 ? devices : isLink ? null : new Dictionary<string, object?> { ["all"] = true });
        Add(json, "tools", Tools ?? (isLink ? null : ["*"]));
        Add(json, "operations", Operations ?? (isLink ? null : ["read", "measure", "plan", "apply"]));
        Add(json, "datastores", Datastores ?? (isLink ? null : ["running", "candidate", "operational", "startup", "intended"]));
        var paths = new Dictionary<string, object?>();
        Add(paths, "allow", Allow);
        Add(paths, "deny", Deny);
        Add(json, "paths", paths.Count > 0 ? paths : null);
        Add(json, "max_devices_per_change", MostDevices);
        return JsonSerializer.Serialize(json);
    }

    private static void Add(Dictionary<string, object?> json, string name, object? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
