using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Devices;
using NetMcp.Devices.Inventory;
using NetMcp.Server.Authorization;
using NetMcp.Server.Tests.Authorization.OAuth;
using NetMcp.Server.Tests.Cli;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>The gateway and the controller pattern side by side, over an inventory that is read from a file: each reaches its own devices and sees no others.</summary>
public sealed class MountedDeviceTests : IDisposable
{
    private const string Direct = "edge-1";
    private const string Mounted = "leaf-1";

    private const string Inventory = """
        defaults: { user: netops, credential: k }
        credentials: { k: { kind: password-file, path: secret.txt } }
        devices:
          - { name: edge-1, address: 192.0.2.1 }
          - { name: leaf-1, address: 192.0.2.9, port: 2001, controller: ctl-1 }
          - { name: leaf-2, address: 192.0.2.9, port: 2002, controller: ctl-1 }
          - { name: leaf-3, address: 192.0.2.10, controller: ctl-2 }

        """;

    private const string Controller =
        """{"type":"network","pattern":"controller","controller":"ctl-1","devices":{"names":["leaf-1","leaf-2","leaf-3","edge-1"]},"tools":["*"],"operations":["read","plan","apply"],"datastores":["operational","running","candidate"]}""";

    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lists_HaveTheDevicesOfThePattern()
    {
        await using var gateway = await StartAsync();
        var controller = gateway.Issue(Controller);

        Assert.Equal([Direct], await ListAsync(gateway, gateway.Issue()));
        Assert.Equal([Mounted, "leaf-2"], await ListAsync(gateway, controller));
        Assert.Equal(["leaf-2"], await ListAsync(gateway, controller.Narrow("""
            "devices":{"names":["leaf-2","leaf-3"]}
            """, pattern: "controller")));
        Assert.Equal([], await ListAsync(gateway, controller.Narrow("""
            "controller":"ctl-2"
            """, pattern: "controller")));
    }

    [Theory]
    [InlineData(false, Mounted, "leaf-7")]
    [InlineData(true, Direct, "edge-7")]
    [InlineData(true, "leaf-3", "leaf-7")]
    public async Task Read_OfAnotherPattern_IsAnsweredByteForByteAsMissing(bool isController, string hidden, string missing)
    {
        await using var gateway = await StartAsync();
        var caller = isController ? gateway.Issue(Controller) : gateway.Issue();

        foreach (var tool in new[] { "network.yang.get", "network.device.describe", "network.rpc" })
        {
            var (real, none) = (await gateway.Client.CallAsync(caller, tool, Arguments(tool, hidden)), await gateway.Client.CallAsync(caller, tool, Arguments(tool, missing)));

            Assert.Equal(HttpStatusCode.OK, real.Status);
            Assert.Contains("There is no device", real.Body, StringComparison.Ordinal);
            Assert.Equal(none.Body.Replace(missing, hidden, StringComparison.Ordinal), real.Body);
        }

        var (address, other) = ($"network:///device/{hidden}/capabilities", $"network:///device/{missing}/capabilities");
        Assert.Equal((await gateway.Client.ReadAsync(caller, other)).Body.Replace(missing, hidden, StringComparison.Ordinal), (await gateway.Client.ReadAsync(caller, address)).Body);
    }

    [Fact]
    public async Task Read_OfTheOwnPattern_IsAnswered()
    {
        await using var gateway = await StartAsync();
        var (direct, controller) = (gateway.Issue(), gateway.Issue(Controller));
        var narrow = controller.Narrow("""
            "tools":["network.yang.*"],"operations":["read"],"datastores":["operational"]
            """, pattern: "controller");

        Assert.True(IsAnswered(await ReadAsync(gateway, direct, Direct)));
        Assert.True(IsAnswered(await ReadAsync(gateway, controller, Mounted)));
        Assert.True(IsAnswered(await ReadAsync(gateway, narrow, Mounted)));
        Assert.False(IsAnswered(await ReadAsync(gateway, narrow, Mounted, "running")));
        Assert.False(IsAnswered(await ReadAsync(gateway, narrow, Direct)));
    }

    [Fact]
    public async Task Reload_OfWhatIsMounted_CountsAtOnce()
    {
        await using var gateway = await StartAsync();
        var (direct, controller) = (gateway.Issue(), gateway.Issue(Controller));
        Assert.Equal([Mounted, "leaf-2"], await ListAsync(gateway, controller));

        Reload(gateway, Inventory.Replace("port: 2001, controller: ctl-1", "port: 2001", StringComparison.Ordinal));
        Assert.Equal(["leaf-2"], await ListAsync(gateway, controller));
        Assert.Equal([Direct, Mounted], await ListAsync(gateway, direct));

        Reload(gateway, Inventory.Replace(", controller: ctl-1", "", StringComparison.Ordinal).Replace(", controller: ctl-2", "", StringComparison.Ordinal));
        var refused = await gateway.Client.CallAsync(controller, "network.devices.list");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Contains("A token of the pattern 'controller' is not taken here.", refused.Challenges, StringComparison.Ordinal);
        Assert.Equal([Direct, Mounted, "leaf-2", "leaf-3"], await ListAsync(gateway, direct));

        Reload(gateway, Inventory);
        Assert.Equal([Mounted, "leaf-2"], await ListAsync(gateway, controller));
    }

    [Fact]
    public async Task Read_OfBothPatternsInOneCall_IsAnsweredByteForByteAsMissing()
    {
        await using var gateway = await StartAsync();
        var caller = gateway.Issue();

        var real = await gateway.Client.CallAsync(caller, "network.yang.get", """{"devices":["edge-1","leaf-1"],"path":"/a:a"}""");
        var none = await gateway.Client.CallAsync(caller, "network.yang.get", """{"devices":["edge-1","leaf-7"],"path":"/a:a"}""");

        Assert.Equal(none.Body.Replace("leaf-7", "leaf-1", StringComparison.Ordinal), real.Body);
        Assert.Contains("There is no device", real.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MappedGrant_ReachesBoth_UnlessTheAccessTokenNarrowsItToAPattern()
    {
        var main = _folder.Write("netmcp.yaml", Inventory);
        await using var oauth = await OAuthGateway.StartAsync(settings => settings with { AuthorizationDetails = true }, services: services => Add(services, main));
        var details = new JsonArray(JsonNode.Parse("""{"type":"network","pattern":"gateway","devices":{"all":true}}"""));

        Assert.Equal([Direct, Mounted, "leaf-2", "leaf-3"], Names(await oauth.CallAsync(oauth.Token(), "network.devices.list")));
        Assert.Equal([Direct], Names(await oauth.CallAsync(oauth.Token(("authorization_details", details)), "network.devices.list")));
    }

    [Fact]
    public async Task Reload_OfWhatIsMounted_CountsForWhoIsThereAlready()
    {
        await using var gateway = await StartAsync();
        var (direct, controller) = (await CallerAsync(gateway, gateway.Issue()), await CallerAsync(gateway, gateway.Issue(Controller)));

        // A token of all devices is not told what all of them have together while some are hidden from it.
        Assert.Equal((true, false), (direct.Stands, direct.ReachesEveryDevice));
        Assert.Equal((true, false), (controller.Stands, controller.ReachesEveryDevice));

        Reload(gateway, Inventory.Replace(", controller: ctl-1", "", StringComparison.Ordinal).Replace(", controller: ctl-2", "", StringComparison.Ordinal));
        Assert.Equal((true, true), (direct.Stands, direct.ReachesEveryDevice));
        Assert.False(controller.Stands);
    }

    [Fact]
    public async Task LocalPrincipal_ReachesBoth()
    {
        await using var gateway = await StartAsync();
        var local = ActivatorUtilities.CreateInstance<LocalPrincipal>(gateway.App.Services).Caller;
        var devices = gateway.App.Services.GetRequiredService<IDeviceDirectory>().List(new DeviceQuery());

        Assert.All(devices, device => Assert.True(local.Shows(device)));
        Assert.All(devices, device => Assert.Null(local.FindObjection(new AccessQuestion { Operation = GrantOperation.Apply, Device = device })));
        Assert.True(local.ReachesEveryDevice);
    }

    private async Task<GuardedGateway> StartAsync()
    {
        var main = _folder.Write("netmcp.yaml", Inventory);
        return await GuardedGateway.StartAsync(more: services => Add(services, main));
    }

    // The inventory and its list are real; what devices answer is played.
    private static void Add(IServiceCollection services, string main)
    {
        var load = InventoryLoader.Load(main);
        Assert.Empty(load.Mistakes);
        services.AddNetMcpDevices(main, load.Inventory!);
        var ports = new FakePorts();
        services.AddSingleton<IDeviceReader>(ports).AddSingleton<IReadCursors>(ports).AddSingleton<IDeviceSchemas>(ports).AddSingleton<ISecretMasker>(ports);
    }

    private void Reload(GuardedGateway gateway, string text)
    {
        _folder.Write("netmcp.yaml", text);
        Assert.Empty(gateway.App.Services.GetRequiredService<IInventory>().Reload().Mistakes);
    }

    private static async Task<IGuardedCaller> CallerAsync(GuardedGateway gateway, Holder holder)
    {
        var verdict = await gateway.App.Services.GetRequiredService<ICredentialVerifier>().VerifyAsync(new PresentedCredential("DPoP", holder.Chain, holder.Key.Public.Thumbprint), CancellationToken.None);
        return Assert.IsAssignableFrom<IGuardedCaller>(Assert.IsType<CredentialVerdict.Accepted>(verdict).Caller);
    }

    private static string Arguments(string tool, string device) => tool switch
    {
        "network.yang.get" => $$"""{"devices":"{{device}}","path":"/a:a"}""",
        "network.rpc" => $$"""{"device":"{{device}}","rpc":"<x xmlns='urn:x'/>"}""",
        _ => $$"""{"device":"{{device}}"}""",
    };

    private static Task<GateAnswer> ReadAsync(GuardedGateway gateway, Holder holder, string device, string datastore = "operational") =>
        gateway.Client.CallAsync(holder, "network.yang.get", $$"""{"devices":"{{device}}","path":"/a:a","datastore":"{{datastore}}","format":"xml"}""");

    private static bool IsAnswered(GateAnswer answer) => !(answer.Result.TryGetProperty("isError", out var error) && error.GetBoolean());

    private static async Task<IReadOnlyList<string>> ListAsync(GuardedGateway gateway, Holder holder) => Names(await gateway.Client.CallAsync(holder, "network.devices.list"));

    private static IReadOnlyList<string> Names(GateAnswer list) =>
        [.. list.Result.GetProperty("structuredContent").GetProperty("devices").EnumerateArray().Select(device => device.GetProperty("name").GetString()!)];
}
