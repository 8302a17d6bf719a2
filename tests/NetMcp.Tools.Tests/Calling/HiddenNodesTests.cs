using System.Text.Json;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
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

    /// <summary>A grant of some datastores is not one of all by way of an rpc.</summary>
    [Theory]
    [InlineData("network.rpc", "<get xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'><filter type='subtree'/></get>", "operational")]
    [InlineData("network.rpc", "<get><filter type='subtree'/></get>", "operational")]
    [InlineData("network.rpc", "<get-config><source><startup/></source></get-config>", "startup")]
    [InlineData("network.rpc", "<n:get-config xmlns:n='urn:ietf:params:xml:ns:netconf:base:1.0'><n:source><n:candidate/></n:source></n:get-config>", "candidate")]
    [InlineData("network.rpc", "<get-config><source><running/></source><source><startup/></source></get-config>", "running startup")]
    [InlineData("network.rpc", "<get-config><source><running/><candidate/></source></get-config>", "running candidate")]
    [InlineData("network.rpc", "<get-config><source><url>file:///etc</url></source></get-config>", "operational running candidate startup intended")]
    [InlineData("network.rpc", "<get-data xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-nmda' xmlns:ds='urn:ds'><datastore> ds:intended </datastore></get-data>", "intended")]
    [InlineData("network.rpc", "<get-data xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-nmda'/>", "operational running candidate startup intended")]
    [InlineData("network.rpc", "<get-configuration database='candidate'/>", "operational running candidate startup intended")]
    [InlineData("network.rpc", "<get-schema xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring'><identifier>a</identifier></get-schema>", "")]
    [InlineData("network.cli.exec", "show version", "operational")]
    public async Task Call_OfWhatIsNoPath_NeedsTheDatastoresThatItCanRead(string tool, string text, string datastores)
    {
        var needed = datastores.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Enum.Parse<Datastore>(name, ignoreCase: true)).ToList();
        var arguments = JsonSerializer.Serialize(new Dictionary<string, string> { ["device"] = "edge-1", [tool == "network.rpc" ? "rpc" : "cmd"] = text });
        foreach (var missing in Enum.GetValues<Datastore>())
        {
            using var toolbox = new Toolbox(draft: true);
            var isSent = false;
            toolbox.Reader.Rpc = _ =>
            {
                isSent = true;
                return new DeviceDocument { Text = "<ok/>" };
            };

            var answer = await CallAsync(toolbox, tool, arguments, new Without(missing));

            Assert.Equal(needed.Contains(missing), answer.Contains($"Not {missing}.", StringComparison.Ordinal));
            Assert.True(tool != "network.rpc" || isSent != needed.Contains(missing));
        }
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

    /// <summary>May do all but read one datastore.</summary>
    private sealed class Without(Datastore missing) : ICaller
    {
        public string Name => "without";

        public string Key => "without";

        public IReadOnlyList<string> Chain => [];

        public IReadOnlyList<string> Behind => [];

        public bool LimitsPaths => false;

        public string RulesId => string.Empty;

        public bool Shows(string tool) => true;

        public bool Shows(DeviceSummary device) => true;

        public PathAccess See(NodePath path) => PathAccess.Allowed;

        public Failure? FindObjection(AccessQuestion question) => question.Datastore == missing ? new Failure(FailureCode.AccessDenied, $"Not {missing}.") : null;
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
