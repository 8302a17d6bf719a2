using NetMcp.Devices.Profiles;
using NetMcp.Devices.Text;

namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>The keys that stand under <c>defaults:</c> as well as in a device.</summary>
internal sealed record DeviceDefaults
{
    public int Port { get; init; } = 830;

    public int CliPort { get; init; } = 22;

    public string? User { get; init; }

    public CredentialEntry? Credential { get; init; }

    /// <summary>Whether a credential was named, be it one with a mistake: then nobody else needs to complain that it is missing.</summary>
    public bool CredentialNamed { get; init; }

    public string? ChangeUser { get; init; }

    public CredentialEntry? ChangeCredential { get; init; }

    public string? Profile { get; init; }

    public bool PrivateCandidate { get; init; }

    public string? YangFolder { get; init; }

    public bool ReadOnly { get; init; }

    public DeviceAlgorithms Algorithms { get; init; } = new();

    public DeviceLimits Limits { get; init; } = new();

    public static DeviceDefaults Read(MapReader map, DeviceDefaults inherited, IReadOnlyDictionary<string, CredentialEntry?> credentials, string folder)
    {
        var profile = map.Text("profile");
        DeviceSection.CheckOneOf(map, "profile", profile, DeviceProfiles.Names);
        var candidate = map.Text("candidate");
        DeviceSection.CheckOneOf(map, "candidate", candidate, ["private", "shared"]);
        return new DeviceDefaults
        {
            Port = map.Integer("port", 1, 65535) ?? inherited.Port,
            CliPort = map.Integer("cli_port", 1, 65535) ?? inherited.CliPort,
            User = map.Text("user") ?? inherited.User,
            Credential = ReadReference(map, "credential", credentials) ?? inherited.Credential,
            CredentialNamed = map.Pair("credential") is not null || inherited.CredentialNamed,
            ChangeUser = map.Text("change_user") ?? inherited.ChangeUser,
            ChangeCredential = ReadReference(map, "change_credential", credentials) ?? inherited.ChangeCredential,
            Profile = profile ?? inherited.Profile,
            PrivateCandidate = candidate is null ? inherited.PrivateCandidate : candidate == "private",
            YangFolder = FilePath.Resolve(map.Text("yang_folder"), folder) ?? inherited.YangFolder,
            ReadOnly = map.Boolean("read_only") ?? inherited.ReadOnly,
            Algorithms = ReadAlgorithms(map.Section("algorithms"), inherited.Algorithms),
            Limits = LimitsSection.Read(map.Section("limits"), inherited.Limits),
        };
    }

    private static CredentialEntry? ReadReference(MapReader map, string key, IReadOnlyDictionary<string, CredentialEntry?> credentials)
    {
        var name = map.Text(key);
        if (name is null || credentials.TryGetValue(name, out var credential))
        {
            return name is null ? null : credentials[name];
        }

        var defined = credentials.Count == 0 ? "none is defined" : "defined are " + string.Join(", ", credentials.Keys.Order(StringComparer.Ordinal));
        map.Mistakes.Add(map.Pair(key)!.Value, $"'{key}' must be the name of one under 'credentials' ({defined}).{ClosestName.Hint(name, credentials.Keys)}");
        return null;
    }

    private static DeviceAlgorithms ReadAlgorithms(MapReader? map, DeviceAlgorithms inherited)
    {
        if (map is null)
        {
            return inherited;
        }

        var algorithms = new DeviceAlgorithms
        {
            KeyExchange = ReadList(map, "key_exchange") ?? inherited.KeyExchange,
            HostKeys = ReadList(map, "host_keys") ?? inherited.HostKeys,
            PublicKeys = ReadList(map, "public_keys") ?? inherited.PublicKeys,
            Ciphers = ReadList(map, "ciphers") ?? inherited.Ciphers,
            Macs = ReadList(map, "macs") ?? inherited.Macs,
        };
        map.ReportUnknownKeys();
        return algorithms;
    }

    private static string? ReadList(MapReader map, string key)
    {
        var names = map.Texts(key);
        foreach (var wrong in names.Where(n => !n.Text!.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '@' or '_')))
        {
            map.Mistakes.Add(wrong, $"Each item of '{key}' is an algorithm's name, for example diffie-hellman-group14-sha1.");
        }

        return names.Count == 0 ? null : string.Join(',', names.Select(n => n.Text));
    }
}
