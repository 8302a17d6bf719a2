using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.TestKit;
using NetMcp.Tools.Tests.Fakes;
using NetMcp.Yang.Schema;
using YangModule = NetMcp.Core.Devices.YangModule;

namespace NetMcp.Tools.Tests.Inventory;

public sealed class DeviceDescribeTests
{
    [Fact]
    public async Task Describe_WithoutFilter_CountsModulesAndShowsTheFirst()
    {
        using var toolbox = new Toolbox();
        toolbox.Directory.Describe = _ => Sample(moduleCount: 500);
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.device.describe", """{"device":"edge-1"}"""));
        var modules = content["modules"]!;
        Assert.Equal(500, (int)modules["total"]!);
        Assert.Equal(40, modules["listed"]!.AsArray().Count);
        Assert.Equal("module-000@2024-01-01", (string?)modules["listed"]![0]);
        Assert.Contains("40 of 500", (string?)modules["note"], StringComparison.Ordinal);
        Assert.InRange(content.ToJsonString().Length, 1, 8000);
    }

    [Fact]
    public async Task Describe_WithFilter_ShowsNamespacesAndFeatures()
    {
        using var toolbox = new Toolbox();
        toolbox.Directory.Describe = _ => Sample(moduleCount: 500);
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.device.describe", """{"device":"edge-1","modules":"LE-04"}"""));
        Assert.Equal(10, (int)content["modules"]!["matching"]!);
        var first = content["modules"]!["listed"]![0]!;
        Assert.Equal("module-040", (string?)first["name"]);
        Assert.Equal("urn:example:40", (string?)first["namespace"]);
        Assert.Equal("f1", (string?)first["features"]![0]);
    }

    [Fact]
    public async Task Describe_OfADevice_TellsWhatAnAgentDecidesBy()
    {
        using var toolbox = new Toolbox();
        toolbox.Directory.Describe = _ => Sample(moduleCount: 1);
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.device.describe", """{"device":"EDGE-1"}"""));
        Assert.Equal("edge-1", (string?)content["device"]!["name"]);
        Assert.Equal("up", (string?)content["device"]!["state"]);
        Assert.Equal("1.1", (string?)content["protocolVersion"]);
        Assert.Equal("running", (string?)content["datastores"]![0]);
        Assert.Equal("xpath", (string?)content["filters"]![0]);
        Assert.Equal("full", (string?)content["changePromise"]!["grade"]);
        Assert.Equal(7, (long)content["sessions"]![0]!["sessionId"]!);
    }

    [Fact]
    public async Task Describe_OfADeviceThatHidesControlCharactersAndSecrets_ShowsNeither()
    {
        using var toolbox = new Toolbox();
        toolbox.Directory.Describe = _ => Sample(moduleCount: 0) with { Capabilities = ["urn:x:" + FakeMasker.Secret + "\u202e\u0007"] };
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.device.describe", """{"device":"edge-1"}"""));
        Assert.Equal("urn:x:***??", (string?)content["capabilities"]![0]);
    }

    [Fact]
    public async Task Describe_OfADeadDevice_NamesItInTheFailure()
    {
        using var toolbox = new Toolbox();
        toolbox.Directory.Describe = _ => new Failure(FailureCode.Unreachable, "Connection refused.") { Retryable = true };
        var content = await toolbox.FailAsync("network.device.describe", """{"device":"edge-1"}""");
        Assert.Equal(-32082, (int)content["code"]!);
        Assert.Equal("edge-1", (string?)content["device"]);
    }

    [Fact]
    public async Task Describe_OfModelsThatAreNotWhole_SaysWhichAndWhy()
    {
        using var toolbox = new Toolbox();
        toolbox.Directory.Describe = _ => Sample(moduleCount: 2);
        var degraded = Enumerable.Range(0, 30).Select(i => new DegradedModule($"m{i}", "import missing\u202e " + FakeMasker.Secret, i == 0));
        toolbox.Schemas.Answer = _ => FakeSchemas.Small with { Degraded = [.. degraded] };
        var schema = Toolbox.Content(await toolbox.InvokeAsync("network.device.describe", """{"device":"edge-1"}"""))["schema"]!;
        Assert.Equal(("ready", "yang-library"), ((string?)schema["state"], (string?)schema["source"]));
        Assert.Equal(20, schema["degraded"]!.AsArray().Count);
        Assert.Equal("import missing? ***", (string?)schema["degraded"]![0]!["reason"]);
        Assert.True((bool)schema["degraded"]![0]!["missing"]!);
        Assert.Contains("20 of 30", (string?)schema["note"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_OfADeviceWithoutModels_SaysSoAndTheRest()
    {
        using var toolbox = new Toolbox();
        toolbox.Directory.Describe = _ => Sample(moduleCount: 2);
        toolbox.Schemas.Answer = _ => new Failure(FailureCode.NotSupported, "It gives out none.");
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.device.describe", """{"device":"edge-1"}"""));
        Assert.Equal(("none", "It gives out none."), ((string?)content["schema"]!["state"], (string?)content["schema"]!["reason"]));
        Assert.Equal(2, (int)content["modules"]!["total"]!);
    }

    [Fact]
    public async Task Describe_WhileTheModelsAreFetched_WaitsAMomentAndGoesOn()
    {
        using var toolbox = new Toolbox();
        toolbox.Directory.Describe = _ => Sample(moduleCount: 2);
        toolbox.Schemas.UnderWay = new TaskCompletionSource<Outcome<DeviceSchema>>().Task;
        var describing = toolbox.InvokeAsync("network.device.describe", """{"device":"edge-1"}""");
        await toolbox.Clock.WhenTimersAsync(1).Guarded();
        toolbox.Clock.Advance(new ToolOptions().SchemaWait);
        Assert.Equal("pending", (string?)Toolbox.Content(await describing.Guarded())["schema"]!["state"]);
    }

    [Fact]
    public async Task Describe_ThatMeetsABug_TellsTheModelNothingOfIt()
    {
        using var toolbox = new Toolbox();
        var result = await toolbox.InvokeAsync("network.device.describe", """{"device":"edge-1"}""");
        Assert.True(result.IsError);
        Assert.Equal(-32603, (int)Toolbox.Content(result)["code"]!);
        Assert.DoesNotContain("secret-in-a-bug", result.StructuredContent!.Value.GetRawText() + Toolbox.Text(result), StringComparison.Ordinal);
    }

    internal static DeviceDescription Sample(int moduleCount) => new()
    {
        Summary = new DeviceSummary { Name = DeviceName.Parse("edge-1"), State = DeviceState.Up, Protocol = "netconf-ssh", Profile = "netconfd" },
        ProtocolVersion = "1.1",
        Capabilities = ["urn:ietf:params:netconf:base:1.1"],
        Modules = [.. Enumerable.Range(0, moduleCount).Select(i => new YangModule($"module-{i:D3}", "2024-01-01", $"urn:example:{i}") { Features = ["f1"] })],
        Datastores = [Datastore.Running],
        Filters = ["xpath"],
        Sessions = [new DeviceSessionInfo("read", 7, DateTimeOffset.UnixEpoch, 0)],
        ChangePromise = new ChangePromise("full", ["It has confirmed-commit."]),
    };
}
