using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli;
using NetMcp.Server.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.TestKit.Processes;
using Xunit;

namespace NetMcp.Server.Tests.Cli.Acts;

/// <summary>What commands change beside the gateway is in the audit log, by the built program, whether a gateway runs or not.</summary>
[SupportedOSPlatform("linux")]
public sealed class ActTests : IDisposable
{
    private const string Grant = """{"type":"network","pattern":"gateway","devices":{"names":["edge-1"]},"tools":["*"],"operations":["read"],"datastores":["running"]}""";

    private static readonly string[] Expected =
    [
        "keys-rotated begun netmcp keys rotate",
        "keys-rotated succeeded netmcp keys rotate",
        "token-issued succeeded netmcp token issue",
        "token-revoked begun netmcp token revoke",
        "token-revoked succeeded netmcp token revoke",
        "frozen begun netmcp changes freeze",
        "frozen succeeded netmcp changes freeze",
        "thawed begun netmcp changes thaw",
        "thawed succeeded netmcp changes thaw",
    ];

    private readonly TempDirectory _folder = new();

    public ActTests()
    {
        _folder.Write("netmcp.yaml", "gateway: { data: data }\n");
        _folder.Write("grant.json", Grant);
    }

    private string Authority => _folder.File("authority");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Acts_WithoutAGateway_AreInTheLog() => await ActAndSearchAsync();

    [Fact]
    public async Task Acts_BesideARunningGateway_AreRecordedByIt()
    {
        await using (var gateway = await GatewayProcess.StartAsync(_folder.File("netmcp.yaml")))
        {
            await ActAndSearchAsync();
            gateway.Send(Signal.Terminate);
            Assert.Equal(0, await gateway.EndedAsync());
        }

        // One run of one gateway, and the acts inside it.
        var kinds = (await SearchAsync()).Select(record => (string)record["kind"]!).Where(kind => kind != "checkpoint").ToList();
        Assert.Equal(["log-begun", "gateway-started", .. Expected.Select(text => text.Split(' ')[0]), "gateway-stopped"], kinds);
        Assert.Equal(CliExitCode.Done, (await RunAsync("audit", "verify")).ExitCode);
    }

    [Fact]
    public async Task Act_WhereTheLogIsNotWhatWasWritten_OnlyTakesRightsAway()
    {
        await DoneAsync("keys", "rotate", "--authority", Authority);
        var keys = await KeysAsync();
        var log = Directory.GetFiles(_folder.File("data/audit"), "audit-*.jsonl").Single();
        File.WriteAllText(log, File.ReadAllText(log).Replace("keys-rotated", "keys-rotten", StringComparison.Ordinal));

        await RefusesWhatGivesRightsAsync(keys);
    }

    [Fact]
    public async Task Act_BesideAGatewayWhoseLogWasTakenAway_OnlyTakesRightsAway()
    {
        await DoneAsync("keys", "rotate", "--authority", Authority);
        var keys = await KeysAsync();
        await using var gateway = await GatewayProcess.StartAsync(_folder.File("netmcp.yaml"));
        File.Delete(Directory.GetFiles(_folder.File("data/audit"), "audit-*.jsonl").Single());

        await RefusesWhatGivesRightsAsync(keys);
    }

    [Fact]
    public async Task Act_ThatFails_IsInTheLogAsFailed()
    {
        _folder.Write("authority", "a file, where a folder should be");

        Assert.Equal(CliExitCode.Failed, (await RunAsync("keys", "rotate", "--authority", Authority)).ExitCode);

        Assert.Equal(["begun", "failed"], (await SearchAsync("--kind", "keys-rotated")).Select(record => (string?)record["outcome"]));
    }

    [RequiresFact(Prerequisite.Root)]
    public async Task Acts_OfRootInAnotherUsersAuthority_AreRefused()
    {
        await DoneAsync("keys", "rotate", "--authority", Authority);
        using (var chown = System.Diagnostics.Process.Start("chown", ["-R", "nobody", Authority]))
        {
            await chown.WaitForExitAsync(Guard.Token());
        }

        foreach (var line in (string[][])[["keys", "rotate", "--authority", Authority], ["token", "revoke", "--authority", Authority, "--subject", "agent-7"]])
        {
            var run = await RunAsync(line);
            Assert.Equal(CliExitCode.Failed, run.ExitCode);
            Assert.Contains("sudo -u", run.Error, StringComparison.Ordinal);
        }

        Assert.Single(await KeysAsync());
        Assert.False(File.Exists(Path.Combine(Authority, "revocations.jsonl")));
    }

    [Fact]
    public async Task Act_WithoutALog_IsDone()
    {
        _folder.Write("netmcp.yaml", "gateway: { data: data }\naudit: { enabled: false }\n");

        await DoneAsync("keys", "rotate", "--authority", Authority);

        Assert.False(Directory.Exists(_folder.File("data/audit")));
    }

    private async Task ActAndSearchAsync()
    {
        await DoneAsync("keys", "rotate", "--authority", Authority);
        var issued = JsonNode.Parse((await DoneAsync([.. IssueLine, "--json"])).Out)!;
        var (token, jti) = ((string)issued["token"]!, (string)issued["jti"]!);
        await DoneAsync("token", "revoke", "--authority", Authority, "--jti", jti, "--reason", "it was lost");
        await DoneAsync("changes", "freeze", "--reason", "night");
        await DoneAsync("changes", "thaw");

        var records = (await SearchAsync("--principal", "local:" + Environment.UserName)).ToList();
        Assert.Equal(Expected, records.Select(record => $"{record["kind"]} {record["outcome"]} {record["tool"]}"));
        Assert.Equal("it was lost", (string?)records[4]["reason"]);
        Assert.Equal("night", (string?)records[6]["reason"]);
        Assert.Equal((string?)records[0]["call"], (string?)records[1]["call"]);
        Assert.Equal(await KeysAsync(), [(string)Arguments(records[1])["kid"]!]);

        var issue = Arguments(records[2]);
        Assert.Equal((jti, "agent-7", "gateway", "bearer"), ((string?)issue["jti"], (string?)issue["subject"], (string?)issue["pattern"], (string?)issue["holder"]));
        Assert.Equal((string?)issued["expires"], (string?)issue["expires"]);
        Assert.Equal(["token-issued", "token-revoked", "token-revoked"], (await SearchAsync("--jti", jti)).Select(record => (string?)record["kind"]));

        var log = string.Concat(Directory.GetFiles(_folder.File("data/audit"), "audit-*.jsonl").Select(File.ReadAllText));
        Assert.DoesNotContain(token, log, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split('.')[^1], log, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", log, StringComparison.Ordinal);
        Assert.Equal(CliExitCode.Done, (await RunAsync("audit", "verify")).ExitCode);
    }

    private async Task RefusesWhatGivesRightsAsync(IReadOnlyList<string> keys)
    {
        foreach (var line in (string[][])[["keys", "rotate", "--authority", Authority], IssueLine, ["changes", "thaw"]])
        {
            var run = await RunAsync(line);
            Assert.Equal((CliExitCode.Failed, string.Empty), (run.ExitCode, run.Out));
            Assert.Contains("nothing has changed", run.Error, StringComparison.Ordinal);
            Assert.Contains("audit accept-gap", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(keys, await KeysAsync());

        // A log that is broken must not keep a thief's token alive.
        foreach (var line in (string[][])[["token", "revoke", "--authority", Authority, "--subject", "agent-7"], ["changes", "freeze"]])
        {
            var run = await DoneAsync(line);
            Assert.Contains("the audit log does not have it", run.Error, StringComparison.Ordinal);
            Assert.Contains("audit accept-gap", run.Error, StringComparison.Ordinal);
        }

        Assert.Contains("agent-7", File.ReadAllText(Path.Combine(Authority, "revocations.jsonl")), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(_folder.File("data/changes"), "*freeze*", SearchOption.AllDirectories));
    }

    private string[] IssueLine =>
        ["token", "issue", "--authority", Authority, "--issuer", "https://authority.example", "--audience", "https://gateway.example/mcp", "--subject", "agent-7", "--grant", _folder.File("grant.json"), "--bearer"];

    private async Task<IReadOnlyList<string>> KeysAsync()
    {
        var run = await CommandRun.RunAsync("keys", "list", "--json", "--authority", Authority);
        return [.. JsonNode.Parse(run.Out)!.AsArray().Select(key => (string)key!["kid"]!)];
    }

    private async Task<IEnumerable<JsonNode>> SearchAsync(params string[] filter) =>
        (await DoneAsync(["audit", "search", "--json", .. filter])).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!);

    private static JsonNode Arguments(JsonNode record) => JsonNode.Parse((string)record["arguments"]!)!;

    private async Task<(int ExitCode, string Out, string Error)> DoneAsync(params string[] line)
    {
        var run = await RunAsync(line);
        Assert.True(run.ExitCode == CliExitCode.Done, run.Error);
        return run;
    }

    private Task<(int ExitCode, string Out, string Error)> RunAsync(params string[] line) => NetmcpProgram.RunAsync(string.Empty, [.. line, "--config", _folder.File("netmcp.yaml")]);
}
