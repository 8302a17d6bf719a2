using NetMcp.Core.Auditing;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>What of a call is in the audit log, and what does not begin without it.</summary>
public sealed class CallAuditTests
{
    private const string Change = """{"change":"c-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""";

    [Fact]
    public async Task Apply_IsRecordedBeforeAndAfter()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var helper = gateway.Issue().Narrow("", "helper");

        await gateway.Client.CallAsync(helper, "network.change.apply", Change);

        Assert.Equal([(AuditKind.CallBegun, AuditUrgency.Effect), (AuditKind.CallEnded, AuditUrgency.Effect)], gateway.Audit.Records.Select(entry => (entry.Record.Kind, entry.Urgency)));
        var (begun, ended) = (gateway.Audit.Records[0].Record, gateway.Audit.Records[1].Record);
        Assert.Equal(begun.CallId, ended.CallId);
        Assert.Equal(("agent-7", "c-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Change), (begun.Principal, begun.ChangeId, begun.Arguments));
        Assert.Equal(2, begun.ChainIds.Count);
        Assert.StartsWith(begun.ChainIds[0] + "/", begun.ChainIds[1], StringComparison.Ordinal);
        Assert.NotNull(ended.Duration);
    }

    [Fact]
    public async Task Log_TakesNothing_BeginsNothingAndAnswersNoRead()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue();
        gateway.Audit.IsBroken = true;

        var apply = await gateway.Client.CallAsync(holder, "network.change.apply", Change);
        var read = await gateway.Client.CallAsync(holder, "network.devices.list");

        Assert.Empty(gateway.Changes.Applied);
        Assert.Contains("audit log cannot be written", apply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("edge-1", read.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("edge-1", (await gateway.Client.ReadAsync(holder, "network:///devices")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_IsRecordedWithWhatWasAskedFor()
    {
        await using var gateway = await GuardedGateway.StartAsync();

        await gateway.Client.SendAsync(gateway.Issue(), "completion/complete", """
            "ref":{"type":"ref/resource","uri":"network:///device/{name}/capabilities"},"argument":{"name":"name","value":"ed"},"context":{"arguments":{"device":"edge-1"}}
            """);

        var record = Assert.Single(gateway.Audit.Records).Record;
        Assert.Equal(("""{"device":"edge-1","name":"ed"}""", "edge-1"), (record.Arguments, Assert.Single(record.Devices).Value));
    }

    [Fact]
    public async Task Read_NamesItsDevicesAndHowItEnded()
    {
        await using var gateway = await GuardedGateway.StartAsync();
        var holder = gateway.Issue();

        await gateway.Client.CallAsync(holder, "network.yang.get", """{"devices":["dead"],"path":"/a:b"}""");
        await gateway.Client.ReadAsync(holder, "network:///device/edge-1/capabilities");

        var (tool, resource) = (gateway.Audit.Records[0].Record, gateway.Audit.Records[1].Record);
        Assert.Equal("dead", Assert.Single(tool.Devices).Value);
        Assert.Equal("edge-1", Assert.Single(resource.Devices).Value);
        Assert.Equal(AuditOutcome.Succeeded, resource.Outcome);
    }
}
