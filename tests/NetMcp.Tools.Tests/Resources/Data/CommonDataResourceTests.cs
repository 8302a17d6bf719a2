using System.Xml.Linq;
using ModelContextProtocol;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Tests.Resources.Data;

public sealed class CommonDataResourceTests
{
    private const string Tables = """
        {"ietf-routing:routing":{"ribs":{"rib":[{"name":"main<4>","address-family":"ietf-routing:ipv4-unicast"},{"name":"main6","address-family":"ipv6"},
        {"name":"old4","address-family":"ipv4"},{"name":"odd"},{"name":"new","address-family":"other:ipv4"}]}}}
        """;

    public static TheoryData<YangSchema, string, string> Models => new()
    {
        { SampleModels.Interfaces, "interfaces", "/ietf-interfaces:interfaces" },
        { SampleModels.OpenConfigInterfaces, "interfaces", "/openconfig-interfaces:interfaces" },
        { SampleModels.Interfaces, "interface/1%2F0", "/ietf-interfaces:interfaces/interface[name='1/0']" },
        { SampleModels.OpenConfigInterfaces, "interface/it's", "/openconfig-interfaces:interfaces/interface[name=\"it's\"]" },
        { SampleModels.OpenConfigRoutes, "routing/ipv4/route-table", "/openconfig-network-instance:network-instances/network-instance/afts/ipv4-unicast" },
        { SampleModels.OpenConfigRoutes, "routing/ipv6/route-table", "/openconfig-network-instance:network-instances/network-instance/afts/ipv6-unicast" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Read_OfAnAddressOfTheDraft_ReadsTheModelThatThereIsAndSaysWhich(YangSchema schema, string rest, string path)
    {
        await using var resources = await ResourceReader.OpenAsync(schema);
        var module = path[1..path.IndexOf(':', StringComparison.Ordinal)];
        resources.Answer($$$"""{"{{{module}}}:interfaces":{"interface":[{"name":"x"}]}}""");

        var content = Assert.Single(await resources.ReadAsync(rest));

        Assert.Equal(path, Assert.Single(resources.Toolbox.Reader.Reads).Request.Path);
        Assert.Equal(("application/yang-data+json", path), (content.MimeType, (string?)content.Meta!["path"]));
    }

    [Theory]
    [InlineData("routing/ipv4/route-table", "main<4>,old4")]
    [InlineData("routing/ipv6/route-table", "main6")]
    public async Task Read_OfRoutesInIetfRouting_ReadsTheTablesOfThatFamily(string rest, string tables)
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Routing);
        resources.Answer(Tables, """{"ietf-routing:routing":{}}""");

        var content = Assert.Single(await resources.ReadAsync(rest));

        Assert.Equal("""{"ietf-routing:routing":{}}""", content.Text);
        Assert.Equal("/ietf-routing:routing/ribs/rib", (string?)content.Meta!["path"]);
        var filter = XElement.Parse(resources.Toolbox.Reader.Reads.Last().Request.Path!);
        XNamespace space = "urn:ietf:params:xml:ns:yang:ietf-routing";
        Assert.Equal(space + "routing", filter.Name);
        Assert.Equal(tables, string.Join(',', filter.Elements(space + "ribs").Elements(space + "rib").Elements(space + "name").Select(name => name.Value)));
    }

    [Fact]
    public async Task Read_OfRoutesWithoutATableOfThatFamily_IsEmpty()
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Routing);
        resources.Answer("""{"ietf-routing:routing":{"ribs":{"rib":[{"name":"six","address-family":"ipv6"}]}}}""");

        Assert.Equal("{}", Assert.Single(await resources.ReadAsync("routing/ipv4/route-table")).Text);
        Assert.Single(resources.Toolbox.Reader.Reads);
    }

    [Fact]
    public async Task Read_OfManyTables_IsRefusedWithTheLimit()
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Routing, new ToolOptions { MaxRouteTables = 1 });
        resources.Answer(Tables);

        var exception = await resources.FailAsync("routing/ipv4/route-table");

        Assert.Contains("Network.LimitExceeded", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("routing/ipv4/route-table", "neither ietf-routing nor openconfig-network-instance")]
    [InlineData("interface/no-such-name-is-so-long", "length")]
    [InlineData("interface/eth7", "no interface 'eth7'")]
    public async Task Read_OfWhatIsNotThere_IsNotFound(string rest, string reason)
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);
        resources.Answer("{}");

        var exception = await resources.FailAsync(rest);

        Assert.Equal(McpErrorCode.InvalidParams, exception.ErrorCode);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }
}
