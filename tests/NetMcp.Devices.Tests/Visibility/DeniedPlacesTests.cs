using NetMcp.Core.Access;
using NetMcp.Trust.Paths;
using Xunit;

namespace NetMcp.Devices.Tests.Visibility;

/// <summary>A deny rule with a spelling mistake does not open what it was meant to hide.</summary>
public sealed class DeniedPlacesTests
{
    private static readonly Dictionary<string, string> Data = new()
    {
        ["a"] = "<top xmlns='urn:m'><a>seen</a><item><id>1</id><word>hush</word></item></top><alone xmlns='urn:m'>fine</alone>",
    };

    [Theory]
    [InlineData("/m:top/itm", "/m:top/item", true)]
    [InlineData("/m:top/itm", "/m:top", true)]
    [InlineData("/m:top/itm", "/m:alone", false)]
    [InlineData("/m:top/item/wrod", "/m:top/item[id='1']/word", true)]
    [InlineData("/m:top/item/wrod", "/m:top/a", false)]
    [InlineData("/m:tpo", "/m:alone", true)]
    [InlineData("/n:top", "/m:alone", false)]
    [InlineData("/m:top/item[idd='1']", "/m:top/item[id='1']", true)]
    public async Task Read_WhereADenyRuleNamesNothing_KeepsAwayFromWhatItMayBeMeantFor(string rule, string path, bool isRefused)
    {
        var rules = new PathRules(null, [NodePath.Parse(rule)]);
        await using var gateway = await PlayedGateway.OpenAsync(new RulesAccess(rules) { Denied = rules.Deny }, Data, SampleTree.Main, SampleTree.Augmenting);

        var answer = await gateway.CallAsync("network.yang.get", $$"""{"devices":["a"],"path":"{{path}}","datastore":"running"}""");

        Assert.Equal(isRefused, answer.Contains("do not have, though they have its module", StringComparison.Ordinal));
        Assert.Equal(!isRefused, answer.Contains(path == "/m:alone" ? "fine" : "seen", StringComparison.Ordinal));
        Assert.DoesNotContain("hush", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfEverything_WhereADenyRuleNamesNothing_IsRefused()
    {
        var rules = new PathRules(null, [NodePath.Parse("/m:top/itm")]);
        await using var gateway = await PlayedGateway.OpenAsync(new RulesAccess(rules) { Denied = rules.Deny }, Data, SampleTree.Main, SampleTree.Augmenting);

        Assert.Contains("/m:top/itm", await gateway.CallAsync("network.yang.get", """{"devices":["a"],"datastore":"running"}"""), StringComparison.Ordinal);
    }
}
