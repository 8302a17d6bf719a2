using NetMcp.Core.Auditing;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>What a caller may use up, alone and with those that it handed a part to.</summary>
public sealed class BudgetTests
{
    [Fact]
    public async Task Calls_Racing_GetNoMoreThanThereIs()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue(Grant("\"calls_per_minute\":7"));
        var helper = holder.Narrow("");

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => gateway.Client.CallAsync(i % 2 == 0 ? holder : helper, "network.devices.list")));

        Assert.Equal(7, answers.Count(answer => !answer.Result.TryGetProperty("isError", out _)));
        var refused = answers.First(answer => answer.Result.TryGetProperty("isError", out _)).Result.GetProperty("structuredContent");
        Assert.Equal("Network.LimitExceeded", refused.GetProperty("name").GetString());
        Assert.InRange(refused.GetProperty("retryAfter").GetInt32(), 1, 61);
        Assert.Equal(23, gateway.Audit.Records.Count(entry => entry.Record is { Kind: AuditKind.Refused, Code: "budget" }));

        gateway.Clock.Advance(TimeSpan.FromSeconds(62));
        Assert.False((await gateway.Client.CallAsync(helper, "network.devices.list")).Result.TryGetProperty("isError", out _));
    }

    [Fact]
    public async Task Calls_Refused_CostNothing()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue(Grant("\"calls_per_minute\":1"));

        await gateway.Client.CallAsync(holder, "network.nothing");

        Assert.False((await gateway.Client.CallAsync(holder, "network.devices.list")).Result.TryGetProperty("isError", out _));
    }

    [Fact]
    public async Task Completions_AreCallsToo()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue(Grant("\"calls_per_minute\":2"));
        var answers = new List<GateAnswer>();
        for (var i = 0; i < 3; i++)
        {
            answers.Add(await gateway.Client.SendAsync(holder, "completion/complete", """
                "ref":{"type":"ref/resource","uri":"network:///device/{name}/capabilities"},"argument":{"name":"name","value":""}
                """));
        }

        Assert.Equal([true, true, false], answers.Select(answer => answer.Message.TryGetProperty("result", out _)));
        Assert.Contains("calls_per_minute", answers[2].Body, StringComparison.Ordinal);
        Assert.Single(gateway.Audit.Records, entry => entry.Record is { Kind: AuditKind.Refused, Code: "budget" });
    }

    [Fact]
    public async Task Changes_AreCountedWhereOneIsBegun()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue(Grant("\"changes_per_hour\":1"));
        const string Change = """{"change":"c-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""";

        await gateway.Client.CallAsync(holder, "network.change.status", Change);
        await gateway.Client.CallAsync(holder, "network.change.apply", Change);
        var second = await gateway.Client.CallAsync(holder, "network.change.apply", Change);

        Assert.Single(gateway.Changes.Applied);
        Assert.Contains("changes_per_hour", second.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_NotUsed_AreGivenBack()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue(Grant("\"bytes_per_hour\":40000"));

        for (var i = 0; i < 5; i++)
        {
            Assert.False((await gateway.Client.CallAsync(holder, "network.devices.list")).Result.TryGetProperty("isError", out _));
        }

        var greedy = await gateway.Client.CallAsync(holder, "network.yang.get", """{"devices":["edge-1"],"path":"/a:a","max_bytes":50000}""");
        Assert.Contains("however long one waits", greedy.Body, StringComparison.Ordinal);
        var small = gateway.Issue(Grant("\"bytes_per_hour\":33000"));
        await gateway.Client.ReadAsync(small, "network:///devices");
        var resource = await gateway.Client.ReadAsync(small, "network:///devices");
        Assert.True(resource.Message.GetProperty("error").GetProperty("data").GetProperty("retryable").GetBoolean());
    }

    private static string Grant(string budgets) => GuardedGateway.Everything.Replace("\"pattern\"", $"\"budgets\":{{{budgets}}},\"pattern\"", StringComparison.Ordinal);
}
