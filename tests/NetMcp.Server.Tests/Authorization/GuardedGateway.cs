using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Changes;
using NetMcp.Core.Auditing;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Tables;
using NetMcp.Server.Hosting;
using NetMcp.Server.Tests.Cli;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;
using NetMcp.Tools;
using NetMcp.Tools.Tests.Fakes;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Revocation;
using NetMcp.Trust.Tokens;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>The gateway's HTTP side over fake ports, with an authority of its own that it asks for tokens of.</summary>
internal sealed class GuardedGateway : IAsyncDisposable
{
    public const string Issuer = "https://authority.test";
    public const string Resource = "https://gateway.test/mcp";

    /// <summary>All that a token can hold.</summary>
    public const string Everything =
        """{"type":"network","pattern":"gateway","devices":{"all":true},"tools":["*"],"operations":["read","measure","plan","apply","approve"],"datastores":["operational","running","candidate","startup","intended"]}""";

    private readonly TempDirectory _folder;

    private GuardedGateway(WebApplication app, TempDirectory folder, FakeClock clock, RecordingAudit audit, FakeChanges changes)
    {
        (App, _folder, Clock, Audit, Changes) = (app, folder, clock, audit, changes);
        Client = new GateClient(HttpGateway.McpUrl(app), clock);
    }

    public WebApplication App { get; }

    public FakeClock Clock { get; }

    public RecordingAudit Audit { get; }

    public FakeChanges Changes { get; }

    public GateClient Client { get; }

    public string Authority => _folder.Path;

    public string Keys => Path.Combine(_folder.Path, "keys");

    public RevocationFile Revocations => new(Path.Combine(_folder.Path, "revocations.jsonl"), Clock);

    public static async Task<GuardedGateway> StartAsync(Func<AuthorizationSettings, AuthorizationSettings>? configure = null, Action<IServiceCollection>? more = null, FakeClock? clock = null)
    {
        var folder = new TempDirectory();
        clock ??= new FakeClock();
        var (audit, changes) = (new RecordingAudit(), new FakeChanges());
        KeyRing.Rotate(Path.Combine(folder.Path, "keys"), clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromDays(90));
        var settings = new AuthorizationSettings { AuthorityFolder = folder.Path, Issuer = Issuer, Audience = Resource, Resource = new Uri(Resource) };
        var app = HttpGateway.Build(new GatewayHostOptions
        {
            Listen = "http://127.0.0.1:0",
            LogLevel = LogLevel.Critical,
            Authorization = configure?.Invoke(settings) ?? settings,
            Content = services =>
            {
                var ports = new FakePorts();
                services.AddSingleton<TimeProvider>(clock).AddSingleton<IAuditLog>(audit);
                services.AddSingleton<IDeviceDirectory>(ports).AddSingleton<IDeviceReader>(ports).AddSingleton<IReadCursors>(ports).AddSingleton<IDeviceSchemas>(ports).AddSingleton<ISecretMasker>(ports).AddDeviceTables();
                services.AddSingleton<IChanges>(changes);
                services.AddNetMcpTools();
                services.AddNetMcpChangeTools();
                services.AddSingleton<McpRequestHandler<CompleteRequestParams, CompleteResult>>(static provider => provider.GetRequiredService<NameCompletion>().CompleteAsync);
                more?.Invoke(services);
            },
        });
        await app.StartAsync().Guarded();
        return new GuardedGateway(app, folder, clock, audit, changes);
    }

    /// <summary>A token of the authority, for a new key.</summary>
    public Holder Issue(string? grant = null, string subject = "agent-7", TimeSpan? lifetime = null)
    {
        var key = SigningKey.Create();
        return new Holder(key, Token(Holder.Claims(subject, grant ?? Everything, key, Clock.GetUtcNow(), lifetime, isLink: false)), Clock.GetUtcNow());
    }

    /// <summary>A token of the authority.</summary>
    public string Token(TokenClaims claims)
    {
        using var ring = KeyRing.Open(Keys);
        return TokenIssuer.Issue(claims, ring.SignerAt(Clock.GetUtcNow())).Value!;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.StopAsync().Guarded();
        await App.DisposeAsync();
        _folder.Dispose();
    }
}
