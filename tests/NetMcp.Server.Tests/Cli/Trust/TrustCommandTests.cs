using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Cli.Trust;

/// <summary>The commands of trust on real files, one after the other as people use them.</summary>
[SupportedOSPlatform("linux")]
public sealed class TrustCommandTests : IDisposable
{
    private const string Grant = """
        {"type":"network","pattern":"gateway","devices":{"tags":["core"]},"tools":["network.yang.*"],"operations":["read","plan"],"datastores":["running"],
         "paths":{"deny":["/ietf-system:system/authentication"]},"budgets":{"calls_per_minute":60}}
        """;

    private const string Narrower = """{"type":"network","pattern":"gateway","operations":["read"],"devices":{"names":["core-1"]}}""";

    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Token_IssuedNarrowedInspectedRevoked_IsRefusedInTheEnd()
    {
        await Done("keys", "rotate");
        var token = await Issue();
        var chain = await Narrow(token);

        var good = await Inspect(chain);
        Assert.Equal(CliExitCode.Done, good.ExitCode);
        var said = JsonNode.Parse(good.Out)!;
        Assert.Equal("good", (string?)said["verdict"]);
        Assert.Equal(["agent-7", "helper"], said["links"]!.AsArray().Select(link => (string?)link!["subject"]));
        Assert.Equal("/ietf-system:system/authentication", (string?)said["links"]![0]!["grant"]!["paths"]!["deny"]![0]);

        var jti = (string)said["links"]![0]!["jti"]!;
        await Done("token", "revoke", "--jti", jti, "--reason", "test");
        var revoked = await Inspect(chain);
        Assert.Equal(CliExitCode.Failed, revoked.ExitCode);
        Assert.All(JsonNode.Parse(revoked.Out)!["refusals"]!.AsArray(), refusal => Assert.Equal("Revoked", (string?)refusal!["code"]));
    }

    [Fact]
    public async Task Revoke_OfASubject_EndsWhatItHolds()
    {
        await Done("keys", "rotate");
        var token = await Issue();
        await Done("token", "revoke", "--subject", "agent-7");

        Assert.Equal(CliExitCode.Failed, (await Inspect(token)).ExitCode);
    }

    [Fact]
    public async Task Rotate_KeepsWhatWasIssuedBeforeGood_AndThePublishedSetVerifiesIt()
    {
        await Done("keys", "rotate");
        var before = await Issue();
        await Done("keys", "rotate", "--overlap", "1h");
        var after = await Issue();
        var jwks = _folder.Write("jwks.json", (await Done("keys", "list", "--jwks")).Out);

        Assert.Equal(CliExitCode.Done, (await Inspect(before)).ExitCode);
        Assert.Equal(CliExitCode.Done, (await CommandRun.RunAsync("token", "inspect", after, "--jwks", jwks)).ExitCode);
        var keys = JsonNode.Parse((await Done("keys", "list", "--json")).Out)!.AsArray();
        Assert.Equal(["verifies", "signs"], keys.Select(key => (string?)key!["state"]));
    }

    [Fact]
    public async Task Rotate_WithoutOverlap_EndsWhatWasIssuedBefore()
    {
        await Done("keys", "rotate");
        var token = await Issue();
        await Done("keys", "rotate", "--overlap", "0s");
        var run = await Inspect(token);

        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Equal("Key", (string?)JsonNode.Parse(run.Out)!["refusals"]![0]!["code"]);
    }

    [Fact]
    public async Task Issue_WithMistakesInTheGrant_SaysAllAndIssuesNothing()
    {
        await Done("keys", "rotate");
        var grant = _folder.Write("bad.json", """{"type":"network","pattern":"element-to-element","devices":{"tags":["core"]},"tools":["*"],"operations":["approve"],"datastores":["running"],"budgets":{}}""");
        var run = await CommandRun.RunAsync([.. IssueLine(grant), "--holder", await Holder("one.pem")]);

        Assert.Equal(CliExitCode.Data, run.ExitCode);
        Assert.Empty(run.Out);
        foreach (var place in new[] { "devices.names", "devices.tags", "operations", "budgets" })
        {
            Assert.Contains(place + ":", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Issue_WithModules_RefusesARuleThatNamesNothing()
    {
        await Done("keys", "rotate");
        var module = _folder.Write("ietf-system.yang", "module ietf-system { namespace 'urn:s'; prefix s; container system { container authentication { leaf x { type string; } } } }");
        string[] line = [.. IssueLine(_folder.Write("grant.json", Grant)), "--bearer", "-m", module];
        var good = await CommandRun.RunAsync(line);
        Assert.True(good.ExitCode == CliExitCode.Done, good.Error);

        _folder.Write("grant.json", Grant.Replace("authentication", "authenticaton", StringComparison.Ordinal));
        var run = await CommandRun.RunAsync(line);
        Assert.Equal(CliExitCode.Data, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("paths.deny[0]", run.Error, StringComparison.Ordinal);
        Assert.Contains("authentication", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_AgainstModules_TellsARuleThatNamesNothing()
    {
        await Done("keys", "rotate");
        var token = await Issue();
        var models = Path.Combine(_folder.Path, "models");
        Directory.CreateDirectory(models);
        File.WriteAllText(Path.Combine(models, "ietf-system.yang"), "module ietf-system { namespace 'urn:s'; prefix s; container system { container authenticaton { leaf x { type string; } } } }");

        var run = await CommandRun.RunAsync("token", "inspect", token, "--modules", models);

        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Contains("link[0].paths.deny: /ietf-system:system/authentication", run.Error, StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(models, "ietf-system.yang"), "module ietf-system { namespace 'urn:s'; prefix s; container system { container authentication { leaf x { type string; } } } }");
        Assert.Equal(CliExitCode.Done, (await CommandRun.RunAsync("token", "inspect", token, "--modules", models)).ExitCode);
    }

    [Fact]
    public async Task Issue_WithAKeyThatOthersMayRead_Fails()
    {
        await Done("keys", "rotate");
        var key = Directory.GetFiles(Path.Combine(_folder.File("authority"), "keys"), "*.pem").Single();
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var run = await CommandRun.RunAsync([.. IssueLine(_folder.Write("grant.json", Grant)), "--bearer"]);

        Assert.Equal(CliExitCode.Failed, run.ExitCode);
        Assert.Contains("chmod 600", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys rotate --overlap soon")]
    [InlineData("keys rotate --overlap 9999d")]
    [InlineData("token revoke")]
    [InlineData("token revoke --jti a --subject b")]
    [InlineData("token issue --issuer i --audience a --subject s --grant g")]
    [InlineData("token issue --issuer i --audience a --subject s --grant g --bearer --lifetime 91d")]
    public async Task AnyCommand_ThatIsWrong_ExitsWithTwo(string line) =>
        Assert.Equal(CliExitCode.Usage, (await CommandRun.RunAsync([.. line.Split(' '), "--authority", _folder.File("authority")])).ExitCode);

    [Fact]
    public async Task Inspect_OfSomethingElse_ExitsWithData()
    {
        Assert.Equal(CliExitCode.Data, (await CommandRun.RunAsync("token", "inspect", _folder.Write("token", "no token"))).ExitCode);
        Assert.Equal(CliExitCode.Data, (await CommandRun.WithInputAsync("no token", "token", "inspect", "-")).ExitCode);
    }

    [Fact]
    public async Task Attenuate_WithAnotherKey_IsRefused()
    {
        await Done("keys", "rotate");
        var token = await Issue();
        var holder = await Holder("stranger.pem");
        var run = await CommandRun.RunAsync("token", "attenuate", token, "--key", _folder.File("stranger.pem"), "--holder", holder, "--subject", "x", "--grant", _folder.Write("narrow.json", Narrower));

        Assert.Equal(CliExitCode.Data, run.ExitCode);
        Assert.Empty(run.Out);
    }

    private static Task<CommandRun> Inspect(string file, string authority) => CommandRun.RunAsync("token", "inspect", file, "--authority", authority, "--json");

    private Task<CommandRun> Inspect(string file) => Inspect(file, _folder.File("authority"));

    private async Task<CommandRun> Done(params string[] line)
    {
        var run = await CommandRun.RunAsync([.. line, "--authority", _folder.File("authority")]);
        Assert.True(run.ExitCode == CliExitCode.Done, run.Error);
        return run;
    }

    private string[] IssueLine(string grant) =>
        ["token", "issue", "--authority", _folder.File("authority"), "--issuer", "https://authority.example", "--audience", "https://gateway.example/mcp", "--subject", "agent-7", "--grant", grant];

    private async Task<string> Holder(string name)
    {
        var run = await CommandRun.RunAsync("keys", "create", _folder.File(name));
        Assert.True(run.ExitCode == CliExitCode.Done, run.Error);
        return run.Out.Trim();
    }

    /// <summary>Issues a token for a new key and returns the file that it is in.</summary>
    private async Task<string> Issue()
    {
        var name = Path.GetRandomFileName();
        var run = await CommandRun.RunAsync([.. IssueLine(_folder.Write("grant.json", Grant)), "--holder", await Holder(name + ".pem")]);
        Assert.True(run.ExitCode == CliExitCode.Done, run.Error);
        return _folder.Write(name, run.Out);
    }

    private async Task<string> Narrow(string token)
    {
        var holder = await Holder("helper.pem");
        var run = await CommandRun.RunAsync("token", "attenuate", token, "--key", token + ".pem", "--holder", holder, "--subject", "helper", "--grant", _folder.Write("narrow.json", Narrower));
        Assert.True(run.ExitCode == CliExitCode.Done, run.Error);
        return _folder.Write("chain", run.Out);
    }
}
