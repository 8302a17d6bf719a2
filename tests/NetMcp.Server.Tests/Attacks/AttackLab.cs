using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NetMcp.Server.Authorization;
using NetMcp.Server.Cli;
using NetMcp.Server.Hosting;
using NetMcp.Server.Mcp;
using NetMcp.Server.Tests.Authorization;
using NetMcp.Server.Tests.Cli;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Revocation;
using NetMcp.Trust.Tokens;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>
/// The whole gateway behind Kestrel, as its configuration composes it: authorization, an identity provider, a policy, the audit log on the disk, and four real
/// devices. Callers may know edge-1 and edge-2, which differ in nothing but what <see cref="Agent"/> is denied, or <see cref="Raced"/>, which is there to be
/// changed; <see cref="Hidden"/> is nobody's.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes through IAsyncLifetime.")]
public sealed class AttackLab : IAsyncLifetime
{
    /// <summary>What the attacks need.</summary>
    public const Prerequisite Needs = Prerequisite.Netconfd | Prerequisite.Root | Prerequisite.Libssh;

    /// <summary>The device that no caller reaches.</summary>
    public const string Hidden = "vault-9";

    /// <summary>The device that is changed.</summary>
    public const string Raced = "race-1";

    /// <summary>The grant of the one who attacks: two devices, and neither users nor descriptions of interfaces.</summary>
    public const string Agent =
        """{"type":"network","pattern":"gateway","devices":{"names":["edge-1","edge-2"]},"tools":["*"],"operations":["read","measure","plan","apply"],"datastores":["operational","running","candidate"],"paths":{"deny":["/ietf-system:system/authentication","/ietf-system:system/contact","/ietf-interfaces:interfaces/interface/description"]},"max_devices_per_change":1}""";

    /// <summary>The same two devices, and everything there.</summary>
    public const string Whole =
        """{"type":"network","pattern":"gateway","devices":{"names":["edge-1","edge-2"]},"tools":["*"],"operations":["read","measure","plan","apply","approve"],"datastores":["operational","running","candidate","startup","intended"]}""";

    /// <summary>What <see cref="Agent"/> and <see cref="Whole"/> hold of the two devices, of <see cref="Raced"/>.</summary>
    internal static readonly string RacedAgent = Agent.Replace("\"edge-1\",\"edge-2\"", $"\"{Raced}\"", StringComparison.Ordinal);

    internal static readonly string RacedWhole = Whole.Replace("\"edge-1\",\"edge-2\"", $"\"{Raced}\"", StringComparison.Ordinal);

    private readonly TempDirectory _folder = new();
    private readonly List<NetconfdDevice> _devices = [];
    private AttackProvider? _provider;
    private WebApplication? _app;
    private GateClient? _client;

    internal GateClient Client => _client!;

    internal AttackProvider Provider => _provider!;

    /// <summary>The limits of the endpoint, which are read when they count.</summary>
    internal McpEndpointOptions Limits => App.Services.GetRequiredService<IOptions<McpEndpointOptions>>().Value;

    internal NetconfdDevice RacedDevice => _devices.Single(device => device.Name == Raced);

    internal WebApplication App => _app!;

    internal string Audit => _folder.File("data/audit");

    internal RevocationFile Revocations => new(_folder.File("authority/revocations.jsonl"), TimeProvider.System);

    internal static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>What no answer to <see cref="Agent"/> or to a stranger may hold: secrets, denied values, what is hidden, places and insides of the gateway.</summary>
    internal IReadOnlyList<string> Canaries =>
        ["$6$canary", "canary-user", "canary-contact", "canary-line", Hidden, "canary-vault", _folder.Path, "revocations.jsonl", "ring.json", "PRIVATE KEY", "   at NetMcp", "   at System", "Exception"];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (PrerequisiteCheck.SkipReason(Needs) is not null)
        {
            return;
        }

        foreach (var (name, secret, lines) in new[] { ("edge-1", "$6$canary1", 1), ("edge-2", "$6$canary2", 2), (Hidden, "$6$canary3", 1), (Raced, "$6$canary4", 1) })
        {
            _devices.Add(await NetconfdDevice.StartAsync(new NetconfdOptions { Name = name, Interfaces = "eth0=192.0.2.1/31 eth1", StartupConfig = Data(name, secret, lines) }));
        }

        _provider = new AttackProvider();
        KeyRing.Rotate(_folder.File("authority/keys"), Now - TimeSpan.FromHours(2), TimeSpan.Zero, TimeSpan.FromDays(90));
        _folder.Write("known_hosts", string.Concat(_devices.Select(device => File.ReadAllText(device.Endpoint.KnownHostsFile))));
        _folder.Write("policy.yaml", """
            groups: { noc: [nina, nils, mallory] }
            protected: [/ietf-system:system/clock]
            rules:
              - { name: places, effect: approve, group: noc, paths: [/ietf-system:system/location] }
            """);
        _app = HttpGateway.Build(new GatewayHostOptions { Listen = "http://127.0.0.1:0", LogLevel = LogLevel.Critical, ConfigurationFile = _folder.Write("netmcp.yaml", Configuration()) });
        await _app.StartAsync().Guarded();

        // Whoever closes a stream is gone at once, and does not first read on for two seconds.
        _client = new GateClient(HttpGateway.McpUrl(_app), TimeProvider.System, new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero });
    }

    /// <summary>Stops the gateway; the log that it leaves must be what it wrote.</summary>
    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            _client!.Dispose();
            await _app.StopAsync().Guarded();
            await _app.DisposeAsync();
            var run = await VerifyAsync();
            Assert.True(run.ExitCode == CliExitCode.Done, run.Out + run.Error);
        }

        foreach (var device in _devices)
        {
            await device.DisposeAsync();
        }

        await (_provider?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }

    internal Task<CommandRun> VerifyAsync() => CommandRun.RunAsync("audit", "verify", Audit, "--authority", _folder.File("data/audit-authority"));

    internal Holder Issue(string grant = Agent, string subject = "mallory")
    {
        var key = SigningKey.Create();
        return new Holder(key, Token(Holder.Claims(subject, grant, key, Now, null, isLink: false)), Now);
    }

    internal string Token(TokenClaims claims)
    {
        using var ring = KeyRing.Open(_folder.File("authority/keys"));
        return TokenIssuer.Issue(claims, ring.SignerAt(Now)).Value!;
    }

    /// <summary>The authority's private key in PEM, for tokens that no issuer would write.</summary>
    internal string AuthorityKey() => File.ReadAllText(Directory.GetFiles(_folder.File("authority/keys"), "*.pem").Single());

    /// <summary>Begins an attack: the gateway's memory of refusals alike is emptied, so that the next one is written in full.</summary>
    internal async Task<Attack> BeginAsync()
    {
        await App.Services.GetRequiredService<RefusalAudit>().SummarizeAsync();
        return await Attack.BeginAsync(this);
    }

    /// <summary>A tool's answer to somebody who may.</summary>
    internal async Task<JsonElement> DoneAsync(Holder holder, string tool, string arguments)
    {
        var answer = await Client.CallAsync(holder, tool, arguments);
        Assert.True(answer.Body.Contains("\"result\"", StringComparison.Ordinal) && !answer.Result.TryGetProperty("isError", out _), answer.Body);
        return answer.Result.GetProperty("structuredContent");
    }

    /// <summary>How a change that was begun ends. What has not begun, or awaits somebody, is told at once however long the wait, so the waiting has an end.</summary>
    internal async Task<string?> EndAsync(Holder holder, string change)
    {
        using var patience = new CancellationTokenSource(Guard.Timeout);
        while (true)
        {
            var status = await DoneAsync(holder, "network.change.status", $$"""{"change":"{{change}}","wait_seconds":10}""");
            if (status.GetProperty("ended").GetBoolean())
            {
                return status.GetProperty("state").GetString();
            }

            Assert.False(patience.IsCancellationRequested, status.GetRawText());
            await Task.Delay(20);
        }
    }

    private static string Data(string name, string secret, int lines) =>
        File.ReadAllText(Repository.Path("lab", "demo", "config", "edge-1.xml"))
            .Replace("<name>operator</name>", "<name>canary-user</name>", StringComparison.Ordinal)
            .Replace("noc@example.net", $"canary-contact {lines}", StringComparison.Ordinal)
            .Replace("customer 4711", $"canary-line {lines}", StringComparison.Ordinal)
            .Replace("Lab, rack 1, unit 12", name == Hidden ? "canary-vault" : "Lab", StringComparison.Ordinal)
            .Replace("$6$netmcpdemo$", secret + "$", StringComparison.Ordinal);

    private string Configuration() =>
        $$"""
        gateway:
          known_hosts: known_hosts
        authorization:
          authority: authority
          issuer: {{GuardedGateway.Issuer}}
          resource: {{GuardedGateway.Resource}}
          oauth:
            issuer: {{Provider.Issuer}}
            allow_private: true
            claims: [{ claim: groups, value: noc, grant: {{Agent}} }]
        policy: policy.yaml
        audit:
          checkpoint_interval: 5s
        tools: { draft: true }
        credentials:
        {{string.Concat(_devices.Select(device => $"  {device.Name}: {{ kind: key-file, path: {device.Endpoint.PrivateKeyFile} }}\n"))}}
        defaults:
          user: {{_devices[0].Endpoint.User}}
          yang_folder: /usr/share/yuma/modules/ietf
        devices:
        {{string.Concat(_devices.Select(device => $"  - {{ name: {device.Name}, address: 127.0.0.1, port: {device.Endpoint.Port}, credential: {device.Name}, site: lab }}\n"))}}
        """;
}
