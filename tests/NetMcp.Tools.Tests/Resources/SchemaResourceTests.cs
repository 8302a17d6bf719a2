using System.Text.Json;
using ModelContextProtocol;

namespace NetMcp.Tools.Tests.Resources;

public sealed class SchemaResourceTests
{
    [Theory]
    [InlineData("ietf-interfaces:interfaces/interface", "list")]
    [InlineData("ietf-interfaces:interfaces/interface=eth0/enabled", "leaf")]
    [InlineData("ietf-interfaces:restart/input/delay", "leaf")]
    [InlineData("ietf-interfaces:link-down", "notification")]
    public async Task Read_OfANode_GivesASummaryAndATree(string path, string kind)
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);

        var contents = await resources.ReadAsync("schema/" + path);

        Assert.Equal(["application/json", "text/plain"], contents.Select(content => content.MimeType));
        using var summary = JsonDocument.Parse(contents[0].Text);
        Assert.Equal(kind, summary.RootElement.GetProperty("kind").GetString());
        Assert.Contains(path[(path.LastIndexOf('/') + 1)..].Split(':')[^1], contents[1].Text, StringComparison.Ordinal);
        Assert.Contains("+--", contents[1].Text, StringComparison.Ordinal);
        Assert.Empty(resources.Toolbox.Reader.Reads);
    }

    [Fact]
    public async Task Read_OfTheTop_ListsWhatIsThere()
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);

        using var top = JsonDocument.Parse(Assert.Single(await resources.ReadAsync("schema/")).Text);

        Assert.Equal("container", top.RootElement.GetProperty("children").GetProperty("/ietf-interfaces:interfaces").GetString());
    }

    [Fact]
    public async Task Read_OfWhatTheModelsDoNotHave_IsNotFoundWithAHint()
    {
        await using var resources = await ResourceReader.OpenAsync(SampleModels.Interfaces);

        var exception = await resources.FailAsync("schema/ietf-interfaces:interfaces/interfacs");

        Assert.Equal(McpErrorCode.InvalidParams, exception.ErrorCode);
        Assert.Contains("Did you mean", exception.Message, StringComparison.Ordinal);
    }
}
