using System.Text.Json.Nodes;
using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Core.Access;
using NetMcp.Core.Commands;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.TestKit;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Draft;

/// <summary>The tools with the names of draft-zw-opsawg-mcp-network-mgmt.</summary>
public sealed class DraftToolsTests
{
    private static string Handle => SamplePlans.Id.Value;

    [Fact]
    public void DraftTools_UnlessSwitchedOn_AreNotThere()
    {
        using var off = new Toolbox();
        using var on = new Toolbox(draft: true);
        Assert.Equal(
            ["network.yang.edit", "network.commit", "network.rollback", "network.file.pull", "network.cli.exec"],
            on.Tools.Select(tool => tool.ProtocolTool.Name).Except(off.Tools.Select(tool => tool.ProtocolTool.Name)));
        Assert.All(on.Tools, tool => Assert.NotNull(tool.ProtocolTool.Annotations?.ReadOnlyHint));
    }

    [Fact]
    public async Task YangEdit_OfEdits_PlansThemOnTheDevice()
    {
        using var toolbox = new Toolbox(draft: true);
        var result = await toolbox.InvokeAsync(
            "network.yang.edit", """{"device":"EDGE-1","target":"candidate","edit":[{"path":"/a:a","value":{"b":1}},{"operation":"delete","path":"/a:c"}],"confirmed":600,"comment":"why"}""");
        var request = Assert.Single(toolbox.Changes.Planned);
        Assert.Equal([("edge-1", EditOperation.Merge), ("edge-1", EditOperation.Delete)], request.Edits.Select(edit => (edit.Device.Value, edit.Operation)));
        Assert.Equal((true, TimeSpan.FromSeconds(600), "why"), (request.RequesterConfirms, request.ConfirmTimeout, request.Comment));
        Assert.NotEmpty(request.Checks);
        Assert.Equal(Handle, (string?)Toolbox.Content(result)["change"]);
        Assert.EndsWith($$"""Next: network.commit {"change":"{{Handle}}"}""", Toolbox.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_AppliesAndWithConfirmKeeps()
    {
        using var toolbox = new Toolbox(draft: true);
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.commit", $$"""{"change":"{{Handle}}"}"""));
        Assert.Equal(Handle, (string?)content["commit_id"]);
        Assert.Equal(new ApplyRequest(SamplePlans.Id, LocalCaller.Anonymous), Assert.Single(toolbox.Changes.Applied));
        await toolbox.InvokeAsync("network.commit", $$"""{"change":"{{Handle}}","confirm":true}""");
        await toolbox.InvokeAsync("network.rollback", $$"""{"commitId":"{{Handle}}"}""");
        Assert.Equal(["confirm", "rollback"], toolbox.Changes.Asked.Select(asked => asked.What));
        Assert.Single(toolbox.Changes.Applied);
    }

    [Theory]
    [InlineData("network.yang.edit", """{"device":"edge-1","edit":[{"path":"/a:a","device":"edge-2"}]}""", "There is no member 'edit[0].device'; the members are operation, path, value. 'edit[0].value' is required for merge: the node at the path as RFC 7951 JSON.")]
    [InlineData("network.yang.edit", """{"device":"edge-1","edit":[{"path":"/a:a","value":1}],"target":"running"}""", "'target' is 'running'; it must be one of candidate.")]
    [InlineData("network.commit", """{"confirmed":300}""", "There is no argument 'confirmed'; did you mean 'confirm'? 'change' is required.")]
    [InlineData("network.rollback", """{"steps":1}""", "There is no argument 'steps'; the arguments are commitId. 'commitId' is required.")]
    [InlineData("network.file.pull", """{"device":"edge-1","format":"text"}""", "'format' is 'text'; it must be one of json, xml.")]
    [InlineData("network.cli.exec", """{"device":"edge-1","cmd":"show version\nreload"}""", "'cmd' has the control character U+000A at position 13.")]
    [InlineData("network.cli.exec", """{"device":"edge-1","cmd":"show version","timeout":301}""", "'timeout' must be a whole number from 1 to 300.")]
    public async Task AnyOfThem_WithAWrongArgument_SaysWhichAndWhy(string tool, string arguments, string expected)
    {
        using var toolbox = new Toolbox(draft: true);
        Assert.Equal(expected, (string?)(await toolbox.FailAsync(tool, arguments))["message"]);
    }

    [Theory]
    [InlineData("running-config", Datastore.Running)]
    [InlineData("startup-config", Datastore.Startup)]
    [InlineData("candidate-config", Datastore.Candidate)]
    public async Task FilePull_OfAFile_ReadsTheDatastoreOfThatName(string file, Datastore expected)
    {
        using var toolbox = new Toolbox(draft: true);
        toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(new DeviceDocument { Text = "{\"a:a\":{\"b\":1}}", Format = DataFormat.Json });
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.file.pull", $$"""{"device":"edge-1","filename":"{{file}}"}"""));
        Assert.Equal(1, (int)content["data"]!["a:a"]!["b"]!);
        var request = Assert.Single(toolbox.Reader.Reads).Request;
        Assert.Equal((expected, null, DataFormat.Json), (request.Datastore, request.Path, request.Format));
    }

    [Fact]
    public async Task FilePull_InXml_IsXml()
    {
        using var toolbox = new Toolbox(draft: true);
        Assert.Equal("<a/>", (string?)Toolbox.Content(await toolbox.InvokeAsync("network.file.pull", """{"device":"edge-1","format":"xml"}"""))["data"]);
    }

    [Fact]
    public async Task CliExec_OfACommand_GivesCleanOutput()
    {
        using var toolbox = new Toolbox(draft: true);
        toolbox.Commands.Answer = (command, _) => Task.FromResult<Outcome<CommandOutput>>(new CommandOutput($"{command}\r\n\u001b[2Jup\n", true) { ExitStatus = 0, MaskedValues = 2 });
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.cli.exec", """{"device":"edge-1","cmd":"show version"}"""));
        Assert.Equal(("show version\n?[2Jup\n", true, 2, 0), ((string?)content["output"], (bool)content["truncated"]!, (int)content["masked"]!, (int)content["exit_status"]!));
    }

    [Fact]
    public async Task CliExec_ThatIsRefused_IsATypedFailure()
    {
        using var toolbox = new Toolbox(draft: true);
        toolbox.Commands.Answer = (_, _) => Task.FromResult<Outcome<CommandOutput>>(new Failure(FailureCode.AccessDenied, "Allowed: show version."));
        var failure = await toolbox.FailAsync("network.cli.exec", """{"device":"edge-1","cmd":"reload"}""");
        Assert.Equal(("Network.AccessDenied", "edge-1"), ((string?)failure["name"], (string?)failure["device"]));
    }

    [Fact]
    public async Task CliExec_ThatTakesTooLong_IsGivenUp()
    {
        using var toolbox = new Toolbox(draft: true);
        toolbox.Commands.Answer = async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException("not reached");
        };
        var call = toolbox.FailAsync("network.cli.exec", """{"device":"edge-1","cmd":"show tech","timeout":7}""");
        toolbox.Clock.Advance(TimeSpan.FromSeconds(7));
        var failure = await call.Guarded();
        Assert.Equal(("Network.Timeout", "unknown"), ((string?)failure["name"], (string?)failure["outcome"]));
    }
}
