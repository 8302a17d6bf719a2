using System.Text.Json;
using System.Text.RegularExpressions;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Trust.Keys;
using Xunit;

namespace NetMcp.ConformanceTests.OAuth;

/// <summary>The gateway as a resource server of a real authorization server.</summary>
public sealed partial class OAuthFlowTests
{
    [RequiresFact(Prerequisite.NodePackages)]
    public async Task Flow_FromTheChallengeToACapabilityToken_FindsEverythingByItself()
    {
        await using var lab = await OAuthLab.StartAsync();

        var (status, challenges, _) = await lab.SendAsync(null, null, "tools/list");
        Assert.Equal(401, status);
        var metadata = await lab.GetAsync(MetadataUrl().Match(challenges).Groups[1].Value);
        Assert.Equal(lab.Resource, metadata.GetProperty("resource").GetString());
        var server = await lab.GetAsync(metadata.GetProperty("authorization_servers")[0].GetString() + "/.well-known/oauth-authorization-server");
        var token = await lab.TokenAsync("es-noc", endpoint: server.GetProperty("token_endpoint").GetString());

        var (_, _, list) = await lab.SendAsync(token, null, "tools/list");
        Assert.Equal(["network.device.describe", "network.devices.list"], Tools(list).Order(StringComparer.Ordinal));

        using var key = SigningKey.Create();
        var exchanged = await lab.ExchangeAsync(token, key, """[{"type":"network","pattern":"gateway","devices":{"names":["edge-2"]},"tools":["network.devices.list"]}]""");
        var capability = exchanged.GetProperty("access_token").GetString();
        Assert.Equal("DPoP", exchanged.GetProperty("token_type").GetString());

        var (_, _, call) = await lab.SendAsync(capability, key, "tools/call", "network.devices.list");
        Assert.Contains("edge-2", call, StringComparison.Ordinal);
        Assert.DoesNotContain("edge-1", call, StringComparison.Ordinal);
        Assert.Equal(401, (await lab.SendAsync(capability, null, "tools/list")).Status);
    }

    [RequiresTheory(Prerequisite.NodePackages)]
    [InlineData("es-noc", 2)]
    [InlineData("rs-noc", 2)]
    [InlineData("ps-noc", 2)]
    [InlineData("es-scoped", 1)]
    [InlineData("es-guest", 1)]
    public async Task Token_OfEveryAlgorithmByClaimOrScope_StandsForItsGrant(string client, int tools)
    {
        await using var lab = await OAuthLab.StartAsync();

        Assert.Equal(tools, Tools((await lab.SendAsync(await lab.TokenAsync(client), null, "tools/list")).Body).Count());
    }

    [RequiresFact(Prerequisite.NodePackages)]
    public async Task Token_BoundToAKey_NeedsItsProofAtTheGatewayAndForAnExchange()
    {
        await using var lab = await OAuthLab.StartAsync();
        using var key = SigningKey.Create();
        using var thief = SigningKey.Create();
        var token = await lab.TokenAsync("es-noc", key);

        Assert.Equal(200, (await lab.SendAsync(token, key, "tools/list")).Status);
        Assert.Equal(401, (await lab.SendAsync(token, thief, "tools/list")).Status);
        Assert.Equal(401, (await lab.SendAsync(token, null, "tools/list")).Status);
        const string Details = """[{"type":"network","pattern":"gateway"}]""";
        Assert.Equal("invalid_request", (await lab.ExchangeAsync(token, thief, Details)).GetProperty("error").GetString());
        Assert.True((await lab.ExchangeAsync(token, key, Details)).TryGetProperty("access_token", out _));
    }

    [RequiresFact(Prerequisite.NodePackages)]
    public async Task Token_ForAnotherResource_IsRefused()
    {
        await using var lab = await OAuthLab.StartAsync();

        Assert.Equal(401, (await lab.SendAsync(await lab.TokenAsync("es-noc", resource: "https://other.example/mcp"), null, "tools/list")).Status);
    }

    [RequiresFact(Prerequisite.NodePackages)]
    public async Task Keys_RotatedWhileRunning_NewTokensAreTakenAndOldOnesNoMore()
    {
        await using var lab = await OAuthLab.StartAsync();
        var old = await lab.TokenAsync("es-noc");
        Assert.Equal(200, (await lab.SendAsync(old, null, "tools/list")).Status);

        await lab.Server.RotateAsync();
        var token = await lab.TokenAsync("es-noc");

        // The gateway asks for keys once a second at most, so that the first tries may come too early.
        using var patience = new CancellationTokenSource(Guard.Timeout);
        while ((await lab.SendAsync(token, null, "tools/list")).Status != 200)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }

        Assert.Equal(401, (await lab.SendAsync(old, null, "tools/list")).Status);
    }

    [RequiresFact(Prerequisite.NodePackages)]
    public async Task Server_Away_TokensGoOnByTheKeysThatAreThereAndNobodyIsLetInWithoutAny()
    {
        await using var lab = await OAuthLab.StartAsync();
        var token = await lab.TokenAsync("rs-noc");
        Assert.Equal(200, (await lab.SendAsync(token, null, "tools/list")).Status);

        await lab.Server.GoAwayAsync();
        Assert.Equal(200, (await lab.SendAsync(token, null, "tools/list")).Status);

        await lab.ServeAsync();
        Assert.Equal(503, (await lab.SendAsync(token, null, "tools/list")).Status);
    }

    private static IEnumerable<string?> Tools(string body)
    {
        var message = body.Split('\n').LastOrDefault(line => line.StartsWith("data: {", StringComparison.Ordinal))?["data: ".Length..] ?? body;
        return JsonElement.Parse(message).GetProperty("result").GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString());
    }

    [GeneratedRegex("resource_metadata=\"([^\"]+)\"")]
    private static partial Regex MetadataUrl();
}
