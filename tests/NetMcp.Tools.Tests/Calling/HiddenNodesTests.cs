using System.Text.Json;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Calling;

/// <summary>What a caller from whom nodes are hidden is refused whatever it asks, and what every read is given to know of it.</summary>
public sealed class HiddenNodesTests
{
    [Theory]
    [InlineData("network.rpc", """{"device":"edge-1","rpc":"<show xmlns='urn:x'/>"}""")]
    [InlineData("network.rpc", """{"device":"edge-2","rpc":"<get xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'/>"}""")]
    [InlineData("network.cli.exec", """{"device":"edge-1","cmd":"show version"}""")]
    public async Task Call_ThatNoRuleCanJudge_IsRefusedAndNotSent(string tool, string arguments)
    {
        using var toolbox = new Toolbox(draft: true);
        toolbox.Reader.Rpc = _ => throw new InvalidOperationException("It was sent.");

        var answer = await CallAsync(toolbox, tool, arguments, new Limited("/m:a"));

        Assert.Contains("cannot be judged by paths", answer, StringComparison.Ordinal);
        Assert.Equal(answer, await CallAsync(toolbox, tool, arguments, new Limited("/m:b")));
    }

    [Theory]
    [InlineData("network.yang.get", """{"devices":["edge-1"],"path":"/m:a"}""")]
    [InlineData("network.file.pull", """{"device":"edge-1"}""")]
    public async Task Read_OfACallerFromWhomNodesAreHidden_SaysSo(string tool, string arguments)
    {
        using var toolbox = new Toolbox(draft: true);
        var caller = new Limited("/m:a");

        await CallAsync(toolbox, tool, arguments, caller);
        await CallAsync(toolbox, tool, arguments, LocalCaller.Anonymous);

        Assert.Equal([caller, null], toolbox.Reader.Reads.Select(read => read.Request.Nodes));
    }

    [Fact]
    public void CursorOwner_IsTheCallerUnderItsRules()
    {
        ToolArguments Of(ICaller access) => new(null, []) { Caller = "c", Access = access };

        Assert.Equal("c", Of(LocalCaller.Anonymous).CursorOwner);
        Assert.Equal(Of(new Limited("/m:a")).CursorOwner, Of(new Limited("/m:a")).CursorOwner);
        Assert.Equal(3, new[] { "c", Of(new Limited("/m:a")).CursorOwner, Of(new Limited("/m:b")).CursorOwner }.Distinct().Count());
    }

    private static async Task<string> CallAsync(Toolbox toolbox, string tool, string arguments, ICaller caller)
    {
        var found = (NetworkTool)toolbox.Tools.Single(candidate => candidate.ProtocolTool.Name == tool);
        var result = await found.InvokeAsync(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments), AnswerForm.StructuredAndText, CancellationToken.None, access: caller);
        return Toolbox.Text(result);
    }

    /// <summary>Sees all but one subtree.</summary>
    private sealed class Limited(string denied) : ICaller
    {
        public string Name => "limited";

        public string Key => "limited";

        public IReadOnlyList<string> Chain => [];

        public IReadOnlyList<string> Behind => [];

        public bool LimitsPaths => true;

        public string RulesId => denied;

        public bool Shows(string tool) => true;

        public bool Shows(DeviceSummary device) => true;

        public PathAccess See(NodePath path) => path.ToString().StartsWith(denied, StringComparison.Ordinal) ? PathAccess.Denied : PathAccess.Partly;

        public Failure? FindObjection(AccessQuestion question) => null;
    }
}
