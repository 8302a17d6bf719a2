using System.Text;
using System.Xml.Linq;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Gateway;

[Collection(GatewayCollection.Name)]
public sealed class GatewayReadTests(GatewayLab lab)
{
    private static readonly XNamespace Interfaces = "urn:ietf:params:xml:ns:yang:ietf-interfaces";

    [RequiresTheory(GatewayLab.Needs)]
    [InlineData("/ietf-interfaces:interfaces", "eth0,eth1")]
    [InlineData("/ietf-interfaces:interfaces/interface[name='eth1']", "eth1")]
    [InlineData("<interfaces xmlns='urn:ietf:params:xml:ns:yang:ietf-interfaces'><interface><name>eth0</name></interface></interfaces>", "eth0")]
    public async Task Read_OfTheConfiguration_GivesWhatWasSelected(string path, string expected)
    {
        var content = Answer.Of(await lab.CallAsync("network.yang.get", new { devices = "edge-1", path, datastore = "running", format = "xml" }));
        var names = Answer.Document(content, "edge-1").Descendants(Interfaces + "interface").Select(one => one.Element(Interfaces + "name")!.Value);
        Assert.Equal(expected, string.Join(',', names.Order(StringComparer.Ordinal)));
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_OfOperationalStateWithoutNmda_IsLabelledAsMixed()
    {
        var content = Answer.Of(await lab.CallAsync("network.yang.get", new { devices = "edge-1", path = "/ietf-interfaces:interfaces" }));
        Assert.Equal("operational", content.GetProperty("datastore").GetString());
        Assert.True(content.GetProperty("results")[0].GetProperty("mixedConfigAndState").GetBoolean());
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_OfOperationalStateWithoutAPath_IsRefusedWithAdvice()
    {
        var failure = Answer.FailureOf(await lab.CallAsync("network.yang.get", new { devices = "edge-1" }));
        Assert.Equal(-32602, failure.GetProperty("code").GetInt32());
        Assert.Contains("give a 'path'", failure.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_OfThreeDevicesWithOneDead_GivesTwoResultsAsOneAndOneError()
    {
        var content = Answer.Of(await lab.CallAsync(
            "network.yang.get", new { devices = new[] { "edge-1", "dead", "edge-2" }, path = "/ietf-system:system/contact", datastore = "running" }));
        var result = Assert.Single(content.GetProperty("results").EnumerateArray());
        Assert.Equal(["edge-1", "edge-2"], Answer.Names(result));
        Assert.Contains("noc@example.net", result.GetProperty("data").GetRawText(), StringComparison.Ordinal);
        var error = Assert.Single(content.GetProperty("errors").EnumerateArray());
        Assert.Equal("dead", error.GetProperty("device").GetString());
        Assert.Equal("Network.Unreachable", error.GetProperty("name").GetString());
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_OfMoreThanFits_IsCutAtAnElementAndSaysHowToNarrowIt()
    {
        var content = Answer.Of(await lab.CallAsync(
            "network.yang.get", new { devices = new[] { "edge-1", "edge-2" }, path = "/ietf-yang-library:modules-state", max_bytes = 4096, format = "xml" }));
        var data = content.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("data").GetString()!).ToList();
        Assert.InRange(data.Sum(Encoding.UTF8.GetByteCount), 1, 4096);
        Assert.All(data, xml => XElement.Parse("<data>" + xml + "</data>"));
        var first = content.GetProperty("results")[0];
        Assert.True(first.GetProperty("truncated").GetBoolean());
        Assert.Matches(@"^modules-state/module\[\d+\]", first.GetProperty("cutAt").GetString());
        Assert.Contains("modules-state/module[name='...']", first.GetProperty("narrow").GetString(), StringComparison.Ordinal);
    }

    [RequiresTheory(GatewayLab.Needs)]
    [InlineData("/ietf-system:system")]
    [InlineData("/ietf-system:system/authentication/user/password")]
    public async Task Read_OfSecrets_GivesMasksInTheirPlace(string path)
    {
        var result = await lab.CallAsync("network.yang.get", new { devices = "edge-1", path, datastore = "running" });
        Assert.DoesNotContain(GatewayLab.SecretHash, Answer.Text(result), StringComparison.Ordinal);
        var document = Answer.Of(result).GetProperty("results")[0];
        Assert.Contains("\"***\"", document.GetProperty("data").GetRawText(), StringComparison.Ordinal);
        Assert.True(document.GetProperty("masked").GetInt32() >= 1);
        Assert.DoesNotContain(GatewayLab.SecretHash, lab.Gateway.Log, StringComparison.Ordinal);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_OfAPathThatTheDeviceDoesNotKnow_FailsTyped()
    {
        var result = await lab.CallAsync("network.yang.get", new { devices = "edge-1", path = "/no-such-module:things" });
        var failure = Answer.FailureOf(result);
        Assert.Equal("edge-1", failure.GetProperty("device").GetString());
        Assert.DoesNotContain("   at ", Answer.Text(result), StringComparison.Ordinal);
    }

    [RequiresFact(GatewayLab.Needs)]
    public async Task Read_WithTheStrangersKey_IsDeniedAndNotTriedAgain()
    {
        foreach (var attempt in Enumerable.Range(0, 2))
        {
            var failure = Answer.FailureOf(await lab.CallAsync("network.yang.get", new { devices = "stranger", path = "/ietf-system:system", datastore = "running" }));
            Assert.Equal("Network.AccessDenied", failure.GetProperty("name").GetString());
            Assert.Equal("not-sent", failure.GetProperty("outcome").GetString());
            Assert.False(failure.GetProperty("retryable").GetBoolean(), $"attempt {attempt}");
        }

        var listed = Answer.Of(await lab.CallAsync("network.devices.list", new { state = "blocked" }));
        Assert.Equal("stranger", Assert.Single(listed.GetProperty("devices").EnumerateArray()).GetProperty("name").GetString());
    }
}
