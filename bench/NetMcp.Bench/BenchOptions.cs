namespace NetMcp.Bench;

/// <summary>Where the device is and how much is measured.</summary>
internal sealed record BenchOptions
{
    public required string DeviceDirectory { get; init; }

    public required int Port { get; init; }

    public required string RepositoryRoot { get; init; }

    public required string ResultsFile { get; init; }

    /// <summary>The program of the built server; null leaves the MCP measure out.</summary>
    public string? Server { get; init; }

    /// <summary>Small counts: shows that the bench works, its numbers mean nothing.</summary>
    public bool Quick { get; init; }

    /// <summary>Requests in a row only, without ncclient: seconds instead of minutes, for work on the round trip.</summary>
    public bool OnlyRoundTrip { get; init; }

    /// <summary>The MCP call and the bare round trip only, for work on what the gateway adds.</summary>
    public bool OnlyMcp { get; init; }

    /// <summary>Changes only, on all of <see cref="Devices"/>.</summary>
    public bool OnlyChange { get; init; }

    /// <summary>What authorization and audit cost only, on the device of hand-written bytes.</summary>
    public bool OnlyAuthorization { get; init; }

    /// <summary>The folders and ports of the devices that are changed; empty but for changes.</summary>
    public IReadOnlyList<(string Directory, int Port)> Devices { get; init; } = [];

    public string Host { get; init; } = "127.0.0.1";

    public string User { get; init; } = Environment.UserName;

    public string KeyFile => Path.Combine(DeviceDirectory, "client_key");

    public string KnownHostsFile => Path.Combine(DeviceDirectory, "known_hosts");

    public int Rounds => Quick ? 2 : 5;

    public int Requests => Quick ? 100 : 1000;

    /// <summary>Requests in a row to a peer that needs 0.1 s for each; the full count is sent in the first round only.</summary>
    public int SlowRequests => Quick ? 5 : 50;

    public int Sessions => Quick ? 10 : 50;

    public int RequestsEachInParallel { get; init; } = 20;

    public int ChangeRounds => Quick ? 2 : 15;

    /// <summary>The links of the chain that is measured; the most that are allowed.</summary>
    public const int ChainDepth = 5;

    /// <summary>How long calls go on before they count: tiered compilation settles within some ten thousand.</summary>
    public TimeSpan WarmUp => TimeSpan.FromSeconds(Quick ? 1 : 20);

    public int McpCalls => Quick ? 200 : 1000;

    /// <summary>Reads with a token, and as many with a chain: what they cost more is a fifth of what they take, so noise counts.</summary>
    public int AuthorizedCalls => Quick ? 200 : 3000;

    /// <summary>netconfd loses a request that it reads together with the client's hello; every peer leaves this time between them, unmeasured (ncclient by its own polling).</summary>
    public static readonly TimeSpan FirstRequestDelay = TimeSpan.FromMilliseconds(50);

    /// <summary>What every peer asks for: one container of the configuration, about 1 kB of answer.</summary>
    public const string Filter = "<interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\"/>";

    public const string Operation =
        "<get-config><source><running/></source><filter type=\"subtree\">" + Filter + "</filter></get-config>";

    public static BenchOptions Parse(string[] arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index + 1 < arguments.Length; index += 2)
        {
            values[arguments[index]] = arguments[index + 1];
        }

        return new BenchOptions
        {
            DeviceDirectory = values["--device"],
            Port = int.Parse(values["--port"]),
            RepositoryRoot = values["--root"],
            ResultsFile = values["--results"],
            Server = values.GetValueOrDefault("--server"),
            Quick = values.GetValueOrDefault("--quick") == "yes",
            OnlyRoundTrip = values.GetValueOrDefault("--only") == "round-trip",
            OnlyChange = values.GetValueOrDefault("--only") == "change",
            Devices = [.. (values.GetValueOrDefault("--devices") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(device => device.Split('=')).Select(parts => (parts[0], int.Parse(parts[1])))],
            OnlyAuthorization = values.GetValueOrDefault("--only") == "authorization",
            OnlyMcp = values.GetValueOrDefault("--only") == "mcp",
        };
    }
}
