using System.Text.Json.Nodes;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;
using NetMcp.Tools.Tests.Fakes;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Tests.Schemas;

public sealed class YangDescribeTests
{
    [Fact]
    public async Task Describe_OfAList_SummarizesIt()
    {
        var content = await DescribeAsync("""{"device":"edge-1","path":"/interfaces/interface[name='a']"}""");
        Assert.Equal("/sample-router:interfaces/interface", (string?)content["path"]);
        Assert.Equal("list", (string?)content["kind"]);
        Assert.Equal("name", (string?)content["keys"]![0]);
        Assert.Equal("uint16 68..65535. The largest packet, ***.", (string?)content["children"]!["mtu"]);
    }

    [Fact]
    public async Task Describe_AsATree_DrawsIt()
    {
        var content = await DescribeAsync("""{"device":"edge-1","path":"/sample-router:interfaces","as":"tree"}""");
        Assert.Equal(
            """
            module: sample-router
              +--rw interfaces
                 +--rw interface* [name]
                    +--rw name          string
                    +--rw mtu?          uint16
                    +--ro oper-state?   enumeration
            """,
            (string?)content["tree"]);
    }

    [Fact]
    public async Task Describe_AsJsonSchema_DescribesItsData()
    {
        var content = await DescribeAsync("""{"device":"edge-1","path":"/sample-router:interfaces","as":"json-schema"}""");
        var list = content["schema"]!["properties"]!["sample-router:interfaces"]!["properties"]!["interface"]!;
        Assert.Equal(68, (int)list["items"]!["properties"]!["mtu"]!["minimum"]!);
        Assert.Equal("The largest packet, ***.", (string?)list["items"]!["properties"]!["mtu"]!["description"]);
    }

    [Fact]
    public async Task Describe_OfTheTop_ListsWhatThereIs()
    {
        var content = await DescribeAsync("""{"device":"edge-1","path":"/"}""");
        Assert.Equal(
            ["/sample-router:interfaces", "/sample-router:restart", "/sample-router:link-down"],
            ((JsonObject)content["children"]!).Select(child => child.Key));
    }

    [Fact]
    public async Task Describe_OfTheTop_TellsWhatIsNotThereInWhole()
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Answer = _ => new DeviceSchema(SampleModels.Router, SchemaSource.Hello) { Degraded = [new DegradedModule("lost", "get-schema failed\u0007", IsMissing: true)] };
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.yang.describe", """{"device":"edge-1","path":"/"}"""));
        Assert.Equal("get-schema failed?", (string?)content["degraded"]!["lost"]);
    }

    [Fact]
    public async Task Describe_WithADepth_GoesThatDeep()
    {
        var children = (JsonObject)(await DescribeAsync("""{"device":"edge-1","path":"/sample-router:interfaces","depth":2}"""))["children"]!;
        Assert.Equal(["interface", "interface/name", "interface/mtu", "interface/oper-state"], children.Select(child => child.Key));
    }

    [Theory]
    [InlineData("""{"device":"edge-1","path":"/sample-router:interfaces/interfac"}""", "'path', character 27", "Did you mean interface?")]
    [InlineData("""{"device":"edge-1","path":"/r:interfaces"}""", "'path', character 2", "Did you mean sample-router:interfaces?")]
    [InlineData("""{"device":"edge-1","path":"/x","as":"yang"}""", "'as'", "summary, json-schema, tree")]
    [InlineData("""{"device":"edge-1","path":"/x","depth":0}""", "'depth'", "from 1 to 32")]
    [InlineData("""{"device":"edge-1"}""", "'path' is required", "")]
    public async Task Describe_ThatCannotBe_SaysWhatWouldBeRight(string arguments, string where, string what)
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Devices["edge-1"] = SampleModels.Router;
        var message = (string?)(await toolbox.FailAsync("network.yang.describe", arguments))["message"];
        Assert.Contains(where, message, StringComparison.Ordinal);
        Assert.Contains(what, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_OfADeviceWithoutASchema_PassesItsFailureOn()
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Answer = _ => new Failure(FailureCode.NotSupported, "This device tells nothing of its models.");
        var failure = await toolbox.FailAsync("network.yang.describe", """{"device":"edge-1","path":"/"}""");
        Assert.Equal("Network.NotSupported", (string?)failure["name"]);
        Assert.Equal("edge-1", (string?)failure["device"]);
    }

    private static async Task<JsonObject> DescribeAsync(string arguments)
    {
        using var toolbox = new Toolbox();
        toolbox.Schemas.Devices["edge-1"] = SampleModels.Router;
        var result = await toolbox.InvokeAsync("network.yang.describe", arguments);
        Assert.NotEqual(true, result.IsError);
        return Toolbox.Content(result);
    }
}
