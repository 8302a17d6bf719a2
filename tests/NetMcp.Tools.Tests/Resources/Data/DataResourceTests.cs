using ModelContextProtocol;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Tools.Tests.Resources.Data;

public sealed class DataResourceTests
{
    private const string Eth0 = """{"ietf-interfaces:interfaces":{"interface":[{"name":"eth/0,1","enabled":true}]}}""";

    [Fact]
    public async Task Read_OfAPath_AsksForItAsJsonAndGivesItAsYangData()
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);
        resources.Answer(Eth0);

        var content = Assert.Single(await resources.ReadAsync("data/ietf-interfaces:interfaces/interface=eth%2F0%2C1"));

        Assert.Equal(("application/yang-data+json", Eth0), (content.MimeType, content.Text));
        Assert.Equal("""{"netmcp/untrusted":true}""", content.Meta!.ToJsonString());
        var (device, request) = Assert.Single(resources.Toolbox.Reader.Reads);
        Assert.Equal("edge-1", device.Value);
        Assert.Equal(
            new DeviceReadRequest
            {
                Datastore = Datastore.Operational,
                Path = "/ietf-interfaces:interfaces/interface[name='eth/0,1']",
                Format = DataFormat.Json,
                MaxBytes = new ToolOptions().DefaultMaxBytes,
            },
            request);
    }

    [Fact]
    public async Task Read_OfMoreThanFits_SaysSoBesideTheData()
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);
        resources.Answer(new DeviceDocument
        {
            Text = "{}",
            Format = DataFormat.Json,
            Truncated = true,
            CutAt = "/ietf-interfaces:interfaces/interface[name='hunter2']",
            MaskedValues = 2,
            MixedConfigAndState = true,
        });

        var meta = Assert.Single(await resources.ReadAsync("data/ietf-interfaces:interfaces")).Meta!;

        Assert.True((bool)meta["truncated"]!);
        Assert.Equal("/ietf-interfaces:interfaces/interface[name='***']", (string?)meta["cutAt"]);
        Assert.Contains("network.yang.get", (string?)meta["narrow"], StringComparison.Ordinal);
        Assert.Equal((2, true), ((int)meta["masked"]!, (bool)meta["mixedConfigAndState"]!));
    }

    [Fact]
    public async Task Read_ThatOnlyXmlCanSay_IsLabelledAsXml()
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);
        resources.Answer(new DeviceDocument { Text = "<up/>", Format = DataFormat.Xml, Note = "It is not JSON." });

        var content = Assert.Single(await resources.ReadAsync("data/ietf-interfaces:up"));

        Assert.Equal(("application/yang-data+xml", "It is not JSON."), (content.MimeType, (string?)content.Meta!["note"]));
    }

    [Theory]
    [InlineData("ietf-interfaces:interfaces/interfase=eth0", "Did you mean")]
    [InlineData("ietf-interfases:interfaces", "Did you mean")]
    [InlineData("ietf-interfaces:interfaces/interface=eth0,eth1", "1 key")]
    [InlineData("ietf-interfaces:interfaces/interface=", "length")]
    [InlineData("ietf-interfaces:restart", "schema/")]
    [InlineData("ietf-interfaces:link-down", "schema/")]
    [InlineData("ietf-interfaces:interfaces/interface=eth0/reset", "schema/")]
    public async Task Read_OfWhatTheModelsDoNotHave_IsNotFoundWithAHintAndAsksNothing(string path, string hint)
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);

        var exception = await resources.FailAsync("data/" + path);

        Assert.Equal(McpErrorCode.InvalidParams, exception.ErrorCode);
        Assert.Contains(hint, exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(ResourceReader.Prefix + "data/" + path, exception.Data["uri"]?.ToString());
        Assert.Empty(resources.Toolbox.Reader.Reads);
    }

    [Theory]
    [InlineData("", "empty step")]
    [InlineData("ietf-interfaces:interfaces/", "empty step")]
    [InlineData("ietf-interfaces:interfaces//interface", "empty step")]
    [InlineData("interfaces", "needs its module before it")]
    [InlineData("ietf-interfaces:interfaces/interface[name='eth0']", "interface=eth0")]
    [InlineData("ietf-interfaces:interfaces/../interface", "'..' is no name")]
    [InlineData("ietf-interfaces:interfaces/interface=%zz", "percent-encoded")]
    [InlineData("ietf-interfaces:interfaces/interface=%ff", "percent-encoded")]
    [InlineData("a:b/*", "'*' is no name")]
    public async Task Read_OfAPathThatIsNone_SaysWhatIsWrong(string path, string hint)
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);

        foreach (var kind in path.Length == 0 ? (string[])["data/"] : ["data/", "schema/"])
        {
            var exception = await resources.FailAsync(kind + path);

            Assert.Equal(McpErrorCode.InvalidParams, exception.ErrorCode);
            Assert.Contains(hint, exception.Message, StringComparison.Ordinal);
            Assert.Equal(ResourceReader.Prefix + kind + path, exception.Data["uri"]?.ToString());
        }

        Assert.Empty(resources.Toolbox.Reader.Reads);
    }

    [Theory]
    [InlineData("interfaces", "{}", true)]
    [InlineData("interfaces/interface", "{}", true)]
    [InlineData("interfaces/interface=eth0", "{}", false)]
    [InlineData("interfaces/interface=eth0", """{"ietf-interfaces:interfaces":{}}""", false)]
    [InlineData("interfaces/interface=eth0", """{"ietf-interfaces:interfaces":{"interface":[]}}""", false)]
    [InlineData("interfaces/interface=eth0/statistics", """{"ietf-interfaces:interfaces":{"interface":[{"name":"eth0"}]}}""", false)]
    [InlineData("interfaces/interface=eth0/statistics", """{"ietf-interfaces:interfaces":{"interface":[{"name":"eth0","statistics":{}}]}}""", true)]
    [InlineData("interfaces/interface=eth0/lower=eth1", """{"ietf-interfaces:interfaces":{"interface":[{"name":"eth0","lower":["eth1"]}]}}""", true)]
    [InlineData("up", "{}", false)]
    [InlineData("up", """{"ietf-interfaces:up":{}}""", true)]
    public async Task Read_OfWhatIsNotThere_IsNotFoundWhereThereCouldBeSomething(string path, string answer, bool isThere)
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);
        resources.Answer(answer);

        if (isThere)
        {
            Assert.Equal(answer, Assert.Single(await resources.ReadAsync("data/ietf-interfaces:" + path)).Text);
        }
        else
        {
            Assert.Equal(McpErrorCode.InvalidParams, (await resources.FailAsync("data/ietf-interfaces:" + path)).ErrorCode);
        }
    }

    [Fact]
    public async Task Read_OfACutDocumentThatStopsBefore_IsNoProofOfAbsence()
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);
        resources.Answer(new DeviceDocument { Text = "{}", Format = DataFormat.Json, Truncated = true });

        Assert.Equal("{}", Assert.Single(await resources.ReadAsync("data/ietf-interfaces:interfaces/interface=eth0")).Text);
    }

    [Fact]
    public async Task Read_OnADeviceThatIsAway_FailsAsTheDeviceDoes()
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);
        resources.Toolbox.Reader.Answer = _ => Task.FromResult<Outcome<DeviceDocument>>(new Failure(FailureCode.Timeout, "No answer.") { Transmission = Transmission.Unknown, Retryable = true });

        var exception = await resources.FailAsync("data/ietf-interfaces:interfaces");

        Assert.Equal(McpErrorCode.InternalError, exception.ErrorCode);
        Assert.Contains("Network.Timeout", exception.Message, StringComparison.Ordinal);
        Assert.Equal("unknown", exception.Data["outcome"]?.ToString());
    }

    [Theory]
    [InlineData("data/ietf-interfaces:interfaces")]
    [InlineData("schema/ietf-interfaces:interfaces")]
    [InlineData("interfaces")]
    public async Task Read_WithoutModels_FailsAsTheirFetchingDid(string rest)
    {
        await using var resources = await ResourceReader.OpenAsync(schema: null);

        var exception = await resources.FailAsync(rest);

        Assert.Equal(McpErrorCode.InternalError, exception.ErrorCode);
        Assert.Contains("Network.Unreachable", exception.Message, StringComparison.Ordinal);
    }
}
