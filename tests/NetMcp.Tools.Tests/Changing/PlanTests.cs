using System.Text.Json.Nodes;
using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Changing;

public sealed class PlanTests
{
    private const string Edit = """{"device":"edge-1","path":"/a:a","value":{"b":1}}""";

    [Fact]
    public async Task Plan_OfAllArguments_AsksForWhatTheySay()
    {
        using var toolbox = new Toolbox();
        await toolbox.InvokeAsync("network.change.plan", """
            {"edits":[{"device":"EDGE-1","operation":"replace","path":"/a:a","value":{"b":1}},{"device":"edge-2","operation":"delete","path":"/a:a/b"}],
             "checks":[{"kind":"value","path":"/a:a/b","equals":"up","settle_seconds":30},{"kind":"value","device":"edge-2","path":"/a:a/c","least":1,"most":2.5},
                       {"kind":"unchanged","table":"routes"},{"kind":"no_new_alarm"},{"kind":"value","path":"/a:a/d","equals":true}],
             "dry_run":"device","comment":" why ","requester_confirms":true,"canaries":["edge-2"],"batch_size":3,"compensate":true,"confirm_timeout":600}
            """);
        var request = Assert.Single(toolbox.Changes.Planned);
        Assert.Equal([("edge-1", EditOperation.Replace, "/a:a"), ("edge-2", EditOperation.Delete, "/a:a/b")], request.Edits.Select(edit => (edit.Device.Value, edit.Operation, edit.Path)));
        Assert.Equal("""{"b":1}""", request.Edits[0].Value!.Value.GetRawText());
        Assert.Null(request.Edits[1].Value);
        Assert.Equal(
            [
                new PlannedCheck(CheckKind.Value) { Path = "/a:a/b", Expected = "up", Settle = TimeSpan.FromSeconds(30) },
                new PlannedCheck(CheckKind.Value) { Device = DeviceName.Parse("edge-2"), Path = "/a:a/c", Least = 1, Most = 2.5m },
                new PlannedCheck(CheckKind.Unchanged) { Table = "routes" },
                new PlannedCheck(CheckKind.NoNewAlarm),
                new PlannedCheck(CheckKind.Value) { Path = "/a:a/d", Expected = "true" },
            ],
            request.Checks);
        Assert.Equal((DryRun.Device, "why", true, 3, true), (request.DryRun, request.Comment, request.RequesterConfirms, request.BatchSize, request.Compensate));
        Assert.Equal((TimeSpan.FromSeconds(600), "anonymous"), (request.ConfirmTimeout, request.Caller.Name));
        Assert.Equal("edge-2", Assert.Single(request.Canaries!).Value);
    }

    [Fact]
    public async Task Plan_WithoutChecks_HasTheUsualOnes_AndNoneWhenTheListIsEmpty()
    {
        using var toolbox = new Toolbox();
        await toolbox.InvokeAsync("network.change.plan", $$"""{"edits":[{{Edit}}]}""");
        await toolbox.InvokeAsync("network.change.plan", $$"""{"edits":{{Edit}},"checks":[]}""");
        Assert.Equal(["interfaces", "neighbours", null], toolbox.Changes.Planned[0].Checks.Select(check => check.Table));
        Assert.All(toolbox.Changes.Planned[0].Checks, check => Assert.True(check.IfThere));
        Assert.Equal(EditOperation.Merge, toolbox.Changes.Planned[0].Edits[0].Operation);
        Assert.Empty(toolbox.Changes.Planned[1].Checks);
        Assert.Single(toolbox.Changes.Planned[1].Edits);
    }

    [Fact]
    public async Task Plan_ThatWasMade_ShowsHandleDifferencePromiseAndNextSteps()
    {
        using var toolbox = new Toolbox();
        var result = await toolbox.InvokeAsync("network.change.plan", $$"""{"edits":[{{Edit}}]}""");
        var content = Toolbox.Content(result);
        Assert.Equal(SamplePlans.Id.Value, (string?)content["change"]);
        var device = Assert.Single((JsonArray)content["devices"]!)!;
        Assert.Equal(("edge-1", "full", "+ /a:a/b = 1"), ((string?)device["device"], (string?)device["promise"], (string?)device["difference"]));
        Assert.Contains($$"""network.change.apply {"change":"{{SamplePlans.Id}}"}""", Toolbox.Text(result), StringComparison.Ordinal);
        Assert.Contains("edge-1: 1 edit, promise full\n<untrusted>\n  + /a:a/b = 1\n</untrusted>\n  full: It has confirmed commit.\n", Toolbox.Text(result), StringComparison.Ordinal);
        Assert.Equal("1970-01-01T01:00:00Z", (string?)content["expires_at"]);
    }

    [Fact]
    public async Task Plan_WithSecrets_ShowsNoneOfThem()
    {
        using var toolbox = new Toolbox();
        toolbox.Changes.Plan = request => SamplePlans.Of(request) with
        {
            Devices = [SamplePlans.Device(DeviceName.Parse("edge-1"), difference: $"+ /a:a/key = {FakeMasker.Secret}\n\u001b[2J+ /a:a/b = 1\n")],
            Messages = [new PlanMessage(DeviceName.Parse("edge-1"), true, $"/a:a[k='{FakeMasker.Secret}']", $"not {FakeMasker.Secret}")],
        };
        var result = await toolbox.InvokeAsync("network.change.plan", $$"""{"edits":[{{Edit}}]}""");
        var all = result.StructuredContent!.Value.GetRawText() + Toolbox.Text(result);
        Assert.DoesNotContain(FakeMasker.Secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain("in-the-", all, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', Toolbox.Text(result));
        Assert.Contains("+ /a:a/key = ***", all, StringComparison.Ordinal);
        Assert.False((bool)Toolbox.Content(result)["can_be_applied"]!);
        Assert.Contains("plan again", Toolbox.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_OfALongDifference_IsCutAtALineAndCounts()
    {
        using var toolbox = new Toolbox(new ToolOptions { DefaultMaxBytes = 4096 });
        toolbox.Changes.Plan = request => SamplePlans.Of(request) with
        {
            Devices = [SamplePlans.Device(DeviceName.Parse("edge-1"), difference: string.Join('\n', Enumerable.Range(0, 1000).Select(i => $"+ /a:a/n = {i:D4}")))],
        };
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.change.plan", $$"""{"edits":[{{Edit}}]}"""));
        var lines = ((string)content["devices"]![0]!["difference"]!).Split('\n');
        Assert.Equal($"({1000 - (lines.Length - 1)} more lines)", lines[^1]);
        Assert.Equal($"+ /a:a/n = {lines.Length - 2:D4}", lines[^2]);
        Assert.InRange(lines.Sum(line => line.Length + 1), 1500, 2200);
    }

    [Fact]
    public async Task Plan_OfAReducedPromise_AsksForAPersonFirst()
    {
        using var toolbox = new Toolbox();
        toolbox.Changes.Plan = request => SamplePlans.Of(request) with { Devices = [SamplePlans.Device(DeviceName.Parse("edge-1"), grade: "reduced")] };
        toolbox.Changes.Freeze = new ChangeFreeze("ops", DateTimeOffset.UnixEpoch, null);
        var next = (JsonArray)Toolbox.Content(await toolbox.InvokeAsync("network.change.plan", $$"""{"edits":[{{Edit}}]}"""))["next"]!;
        Assert.Contains("frozen", (string?)next[0], StringComparison.Ordinal);
        Assert.Contains("\"accept_reduced_safety\":true} if a person accepts", (string?)next[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ThatIsRefused_IsATypedFailure()
    {
        using var toolbox = new Toolbox();
        toolbox.Changes.Plan = _ => new Failure(FailureCode.Forbidden, "A mask would be written back.");
        var failure = await toolbox.FailAsync("network.change.plan", $$"""{"edits":[{{Edit}}]}""");
        Assert.Equal(("Network.Forbidden", -32018), ((string?)failure["name"], (int)failure["code"]!));
    }

    [Theory]
    [InlineData("""{}""", "'edits' is required.")]
    [InlineData("""{"edits":[]}""", "'edits' is empty; give at least one.")]
    [InlineData("""{"edits":"x"}""", "'edits' must be an array of objects, not a string.")]
    [InlineData("""{"edits":[7]}""", "'edits[0]' must be an object, not a number.")]
    [InlineData("""{"edits":[{"device":"edge-9","path":"/a:a","value":1}]}""", "'edits[0].device': There is no device 'edge-9'. Did you mean 'edge-1'? network.devices.list gives the names.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a","value":1,"op":"merge"}]}""", "There is no member 'edits[0].op'; the members are device, operation, path, value.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a"}]}""", "'edits[0].value' is required for merge: the node at the path as RFC 7951 JSON.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a","operation":"delete","value":1}]}""", "'edits[0].value' does not go with delete: what stands at the path is taken away whole.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a","operation":"nuke","value":1}]}""", "'edits[0].operation' is 'nuke'; it must be one of merge, replace, create, delete, remove.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"a:a","value":1}]}""", "'edits[0].path' must begin with a slash, as /ietf-interfaces:interfaces/interface[name='eth0'].")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a\u0007","value":1}]}""", "'edits[0].path' has the control character U+0007 at position 5.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a","value":1}],"checks":[{"kind":"value","path":"/a:a"}]}""", "'checks[0].equals' or 'least' and 'most': a value check takes the one or the other.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a","value":1}],"checks":[{"kind":"value","equals":1,"least":1}]}""", "'checks[0].path' is required. 'checks[0].equals' or 'least' and 'most': a value check takes the one or the other.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a","value":1}],"checks":[{"kind":"value","path":"/a:a","least":2,"most":1}]}""", "'checks[0].least' is more than 'most'.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a","value":1}],"checks":[{"kind":"value","path":"/a:a","equals":{}}]}""", "'checks[0].equals' must be the value of one leaf.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a","value":1}],"checks":[{"kind":"unchanged","table":"routes","path":"/a:a"}]}""", "'checks[0].path' does not go with kind=unchanged.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a","value":1}],"checks":[{"table":"routes"}]}""", "'checks[0].kind' is required: reachable, unchanged, value, no_new_alarm.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a","value":1}],"canaries":["edge-7"]}""", "'canaries': There is no device 'edge-7'. Did you mean 'edge-1'? network.devices.list gives the names.")]
    [InlineData("""{"edits":[{"device":"edge-1","path":"/a:a","value":1}],"requester_confirms":"yes"}""", "'requester_confirms' must be true or false, not a string.")]
    public async Task Plan_WithAWrongArgument_SaysWhichAndWhy(string arguments, string expected)
    {
        using var toolbox = new Toolbox();
        var failure = await toolbox.FailAsync("network.change.plan", arguments);
        Assert.Equal(expected, (string?)failure["message"]);
        Assert.Equal("Network.InvalidArgument", (string?)failure["name"]);
        Assert.Empty(toolbox.Changes.Planned);
    }

    [Fact]
    public async Task Plan_WithSeveralMistakes_TellsAllAtOnce()
    {
        using var toolbox = new Toolbox();
        var message = (string?)(await toolbox.FailAsync(
            "network.change.plan", """{"edits":[{"device":"edge-9","value":1},{"path":"/a:a","operation":"remove","value":2}],"checks":[{"kind":"x"}],"dry_run":"none","batch_size":0}"""))["message"];
        foreach (var place in (string[])["'edits[0].device'", "'edits[0].path'", "'edits[1].device'", "'edits[1].value'", "'checks[0].kind'", "'dry_run'", "'batch_size'"])
        {
            Assert.Contains(place, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Plan_OfMoreThanFits_AnswersWithTheLimits()
    {
        using var toolbox = new Toolbox(new ToolOptions { MaxEdits = 2, MaxEditValueLength = 100 });
        Assert.Equal("'edits' has 3 entries; the limit is 2 a call.", (string?)(await toolbox.FailAsync("network.change.plan", $$"""{"edits":[{{Edit}},{{Edit}},{{Edit}}]}"""))["message"]);
        var failure = await toolbox.FailAsync("network.change.plan", $$"""{"edits":[{"device":"edge-1","path":"/a:a","value":"{{new string('x', 200)}}"}]}""");
        Assert.Equal(("'edits[0].value' has 202 characters; the limit is 100.", "Network.LimitExceeded"), ((string?)failure["message"], (string?)failure["name"]));
    }
}
