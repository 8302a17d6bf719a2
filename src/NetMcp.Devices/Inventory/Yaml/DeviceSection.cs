using NetMcp.Core.Devices;
using NetMcp.Devices.Profiles;
using NetMcp.Devices.Text;

namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Reads one item of <c>devices:</c>; what it leaves out comes from <c>defaults:</c>.</summary>
internal static class DeviceSection
{
    private static readonly string[] Protocols = ["netconf-ssh"];

    public static DeviceEntry? Read(MapReader map, DeviceDefaults defaults, IReadOnlyDictionary<string, CredentialEntry?> credentials, string folder)
    {
        var name = ReadName(map);
        var address = map.RequiredText("address", "a host name or an address");
        if (address is not null && Uri.CheckHostName(address) == UriHostNameType.Unknown)
        {
            map.Mistakes.Add(map.Pair("address")!.Value, "'address' must be a host name or an IP address, without a port or a scheme ('port' is a key of its own).");
        }

        var common = DeviceDefaults.Read(map, defaults, credentials, folder);
        var device = new
        {
            Protocol = map.Text("protocol") ?? Protocols[0],
            Site = map.Text("site"),
            Role = map.Text("role"),
            Tags = map.Texts("tags"),
            Controller = ReadController(map, name),
        };
        map.ReportUnknownKeys();
        CheckOneOf(map, "protocol", device.Protocol, Protocols);
        if (common.User is null)
        {
            map.Mistakes.Add(map.Map, "'user' is missing: the user that logs in, here or under 'defaults'.");
        }

        if (common.Credential is null && map.Pair("credential") is null && !defaults.CredentialNamed)
        {
            map.Mistakes.Add(map.Map, "'credential' is missing: the name of one under 'credentials', here or under 'defaults'.");
        }

        return name is null || address is null || common.User is null || common.Credential is null ? null : new DeviceEntry
        {
            Name = name.Value,
            Address = address,
            Port = common.Port,
            CliPort = common.CliPort,
            Protocol = device.Protocol,
            User = common.User,
            Credential = common.Credential,
            ChangeUser = common.ChangeUser,
            ChangeCredential = common.ChangeCredential,
            Tags = [.. device.Tags.Select(t => t.Text!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Site = device.Site,
            Role = device.Role,
            Controller = device.Controller,
            Profile = common.Profile,
            PrivateCandidate = common.PrivateCandidate,
            YangFolder = common.YangFolder,
            ReadOnly = common.ReadOnly,
            Algorithms = common.Algorithms,
            Limits = common.Limits,
        };
    }

    internal static void CheckOneOf(MapReader map, string key, string? value, IReadOnlyCollection<string> allowed)
    {
        if (value is not null && map.Pair(key) is { } pair && !allowed.Contains(value, StringComparer.Ordinal))
        {
            map.Mistakes.Add(pair.Value, $"'{key}' must be one of {string.Join(", ", allowed)}.{ClosestName.Hint(value, allowed)}");
        }
    }

    private static DeviceName? ReadName(MapReader map)
    {
        var text = map.RequiredText("name", "what agents call the device");
        if (text is null)
        {
            return null;
        }

        if (DeviceName.TryParse(text, out var name))
        {
            return name;
        }

        map.Mistakes.Add(map.Pair("name")!.Value, $"A device's name is 1 to {DeviceName.MaxLength} of A-Z a-z 0-9 . _ - and begins with a letter or digit.");
        return null;
    }

    private static DeviceName? ReadController(MapReader map, DeviceName? device)
    {
        if (map.Text("controller") is not { } text)
        {
            return null;
        }

        if (DeviceName.TryParse(text, out var controller) && controller != device)
        {
            return controller;
        }

        map.Mistakes.Add(map.Pair("controller")!.Value, $"'controller' must be the name of a controller, 1 to {DeviceName.MaxLength} of A-Z a-z 0-9 . _ -, and not that of the device itself.");
        return null;
    }
}
