using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Resources;

public sealed class PathCompletionTests
{
    [Theory]
    [InlineData("data/{+path}", "", "ietf-interfaces:interfaces ietf-interfaces:up")]
    [InlineData("data/{+path}", "ietf-interfaces:u", "ietf-interfaces:up")]
    [InlineData("data/{+path}", "inter", "ietf-interfaces:interfaces")]
    [InlineData("data/{+path}", "ietf-interfaces:interfaces/", "ietf-interfaces:interfaces/interface=")]
    [InlineData("data/{+path}", "ietf-interfaces:interfaces/interface=eth%2F0/", "NAME NAME/enabled NAME/statistics NAME/lower")]
    [InlineData("data/{+path}", "ietf-interfaces:interfaces/interface=eth%2F0/STAT", "NAME/statistics")]
    [InlineData("data/{+path}", "ietf-interfaces:interfaces/interface=e", "")]
    [InlineData("data/{+path}", "ietf-interfaces:nothing/", "")]
    [InlineData("data/{+path}", "ietf-interfaces:interfaces/interface[name='x']/", "")]
    [InlineData("data/{+path}", "/", "")]
    [InlineData("schema/{+path}", "", "ietf-interfaces:interfaces ietf-interfaces:up ietf-interfaces:restart ietf-interfaces:link-down")]
    [InlineData("schema/{+path}", "ietf-interfaces:interfaces/i", "ietf-interfaces:interfaces/interface")]
    [InlineData("schema/{+path}", "ietf-interfaces:restart/in", "ietf-interfaces:restart/input")]
    [InlineData("schema/{+path}", "ietf-interfaces:restart/input/", "ietf-interfaces:restart/input/delay")]
    [InlineData("capabilities", "", "")]
    public async Task Complete_APath_GivesTheNextSteps(string template, string value, string expected)
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);

        var values = await resources.CompleteAsync(template, "path", value, "edge-1");

        const string Entry = "ietf-interfaces:interfaces/interface=eth%2F0";
        Assert.Equal(expected.Replace("NAME ", Entry + "/name ", StringComparison.Ordinal).Replace("NAME/", Entry + "/", StringComparison.Ordinal), string.Join(' ', values));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("edge-9")]
    [InlineData("edge-2")]
    public async Task Complete_APathOfNoDeviceOrOneWithoutModels_GivesNothing(string? device)
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);

        Assert.Empty(await resources.CompleteAsync("data/{+path}", "path", string.Empty, device));
    }

    [Theory]
    [InlineData("data/{+path}")]
    [InlineData("interface/{ifname}")]
    [InlineData("routing/ipv4/route-table")]
    public async Task Complete_ADevice_GivesItsNameInEveryTemplate(string template)
    {
        await using var resources = await ResourceReader.OpenAsync(null);

        Assert.Equal(["edge-1", "edge-2"], await resources.CompleteAsync(template, "name", "ED"));
    }

    [Fact]
    public async Task Complete_ManySteps_StopsAtAHundred()
    {
        var leafs = string.Concat(Enumerable.Range(0, 150).Select(i => $"leaf l{i} {{ type string; }} "));
        await using var resources = await ResourceReader.OpenAsync(FakeSchemas.Compile($"module m {{ namespace \"urn:m\"; prefix m; container c {{ {leafs} }} }}"));

        Assert.Equal(100, (await resources.CompleteAsync("data/{+path}", "path", "m:c/", "edge-1")).Count);
    }
}
