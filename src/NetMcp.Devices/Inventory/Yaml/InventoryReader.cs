using System.Collections.Immutable;
using NetMcp.Core.Devices;

namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>Puts the files together: credentials of all files first, then the devices that refer to them.</summary>
internal sealed class InventoryReader(IReadOnlyList<ConfigurationFile> files, string mainFile)
{
    private readonly Dictionary<string, CredentialEntry?> _credentials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _credentialPlaces = new(StringComparer.Ordinal);
    private readonly Dictionary<DeviceName, string> _devicePlaces = [];
    private readonly ImmutableSortedDictionary<DeviceName, DeviceEntry>.Builder _devices = ImmutableSortedDictionary.CreateBuilder<DeviceName, DeviceEntry>();

    public DeviceInventory Read()
    {
        foreach (var file in files)
        {
            ReadCredentials(file);
        }

        var gateway = GatewaySection.Read(null, Path.GetDirectoryName(mainFile)!);
        var (changes, tools) = (new ChangeSettings(), new ToolSettings());
        var telemetry = new TelemetrySettings();
        var (policy, approvals) = (new PolicySettings(), new ApprovalSettings());
        AuthorizationSettings? authorization = null;
        var audit = new AuditSettings();
        var defaults = new DeviceDefaults();
        foreach (var main in files.Where(file => file.Path == mainFile))
        {
            gateway = GatewaySection.Read(main.Root.Section("gateway"), main.Folder);
            changes = ChangesSection.Read(main.Root.Section("changes"));
            authorization = AuthorizationSection.Read(main.Root.Section("authorization"), main.Folder);
            tools = ToolsSection.Read(main.Root.Section("tools"));
            telemetry = TelemetrySection.Read(main.Root.Section("telemetry"));
            policy = PolicySection.Read(main.Root, main.Folder);
            approvals = ApprovalsSection.Read(main.Root.Section("approvals"), main.Folder);
            audit = AuditSection.Read(main.Root.Section("audit"), main.Folder);
            if (main.Root.Section("defaults") is { } map)
            {
                defaults = DeviceDefaults.Read(map, defaults, _credentials, main.Folder);
                map.ReportUnknownKeys();
            }
        }

        foreach (var file in files)
        {
            ReadDevices(file, defaults);
            RefuseMainOnly(file);
            file.Root.ReportUnknownKeys();
        }

        return new DeviceInventory
        {
            Gateway = gateway,
            Authorization = authorization,
            Changes = changes,
            Tools = tools,
            Telemetry = telemetry,
            Policy = policy,
            Approvals = approvals,
            Audit = audit,
            Devices = _devices.ToImmutable(),
            Credentials = _credentials.Where(c => c.Value is not null).ToImmutableSortedDictionary(c => c.Key, c => c.Value!, StringComparer.Ordinal),
            Files = [.. files.Select(file => file.Path)],
        };
    }

    private static void RefuseMainOnly(ConfigurationFile file)
    {
        foreach (var key in (string[])["gateway", "authorization", "changes", "policy", "approvals", "tools", "telemetry", "audit", "defaults"])
        {
            if (file.Root.Pair(key) is { } pair && file.Folder.EndsWith("conf.d", StringComparison.Ordinal))
            {
                file.Root.Mistakes.Add(pair.Key, $"'{key}' stands in the main file only; files in conf.d hold 'credentials' and 'devices'.");
            }
        }
    }

    private void ReadCredentials(ConfigurationFile file)
    {
        if (file.Root.Section("credentials") is not { } section)
        {
            return;
        }

        foreach (var (key, value) in section.Map.Pairs.DistinctBy(pair => pair.Key.Text, StringComparer.Ordinal))
        {
            var place = section.Mistakes.Place(key);
            if (!_credentialPlaces.TryAdd(key.Text!, place))
            {
                section.Mistakes.Add(key, $"The credential '{key.Text}' is already defined at {_credentialPlaces[key.Text!]}; rename or remove one.");
            }
            else if (value is YamlMap map)
            {
                _credentials[key.Text!] = CredentialsSection.Read(key.Text!, new MapReader(map, section.Mistakes), file.Folder);
            }
            else
            {
                _credentials[key.Text!] = null;
                section.Mistakes.Add(value, "A credential must be a mapping with a 'kind' that says where the secret is found; the secret itself does not stand here.");
            }
        }
    }

    private void ReadDevices(ConfigurationFile file, DeviceDefaults defaults)
    {
        var root = file.Root;
        switch (root.Pair("devices")?.Value)
        {
            case null:
                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    ReadDevice(item, file, defaults);
                }

                break;
            case var other:
                root.Mistakes.Add(other, "'devices' must be a list: '- name: ...' for each device.");
                break;
        }
    }

    private void ReadDevice(YamlValue item, ConfigurationFile file, DeviceDefaults defaults)
    {
        var mistakes = file.Root.Mistakes;
        if (item is not YamlMap map)
        {
            mistakes.Add(item, "A device must be a mapping: name, address, user, credential...");
            return;
        }

        if (DeviceSection.Read(new MapReader(map, mistakes), defaults, _credentials, file.Folder) is not { } device)
        {
            return;
        }

        if (_devicePlaces.TryAdd(device.Name, mistakes.Place(map)))
        {
            _devices[device.Name] = device;
        }
        else
        {
            mistakes.Add(map, $"A device '{device.Name}' is already defined at {_devicePlaces[device.Name]} (names compare without regard to case); rename or remove one.");
        }
    }
}
