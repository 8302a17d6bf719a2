using System.Net;
using System.Text.Json;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>Ways around a denied subtree: whatever the form of the question, the answer does not depend on what is hidden.</summary>
[Collection(AttackCollection.Name)]
public sealed class PathAttackTests(AttackLab lab)
{
    private const string Users = "/ietf-system:system/authentication";

    [RequiresTheory(AttackLab.Needs)]
    [InlineData(Users)]
    [InlineData(Users + "/user")]
    [InlineData(Users + "/user[name='canary-user']")]
    [InlineData(Users + "/user[name='canary-user']/password")]
    [InlineData(Users + "/user[password='x']")]
    [InlineData(Users + "/user[starts-with(password,'$6$')]")]
    [InlineData(Users + "/user[position()=1]")]
    [InlineData(Users + "/user[1]")]
    [InlineData(Users + "/user[last()]/name")]
    [InlineData("/ietf-system:system/hostname[../authentication/user]")]
    [InlineData("/ietf-system:system/hostname[count(../authentication/user)=1]")]
    [InlineData("/ietf-system:system[not(contact='canary-contact 1')]/hostname")]
    [InlineData("/ietf-interfaces:interfaces/interface[name='eth1' and description]/name")]
    [InlineData("/ietf-interfaces:interfaces/interface[name='eth1'][description='x']/name")]
    [InlineData("id('x')/authentication")]
    [InlineData("document('file:///etc/passwd')")]
    [InlineData("/ietf-system:system/hostname union " + Users)]
    [InlineData("(/ietf-system:system/authentication)")]
    [InlineData("/ietf-system:system/hostname/parent::*/authentication")]
    [InlineData("/ietf-system:system/\\u0061uthentication")]
    [InlineData("/ietf-system:system[authentication/user]")]
    [InlineData("/ietf-system:system[authentication/user/name='canary-user']/hostname")]
    [InlineData("/ietf-system:system[contact='canary-contact 1']/hostname")]
    [InlineData("/ietf-system:system[string-length(contact)>3]/hostname")]
    [InlineData("/ietf-system:system/hostname|" + Users)]
    [InlineData("/ietf-system:system/hostname | //ietf-system:user")]
    [InlineData("//ietf-system:authentication")]
    [InlineData("/ietf-system:system//ietf-system:password")]
    [InlineData("/ietf-system:system/*")]
    [InlineData("/ietf-system:system/hostname/../authentication")]
    [InlineData("/ietf-system:system/hostname/following-sibling::*")]
    [InlineData("/ietf-system:system/./authentication")]
    [InlineData("/ietf-system:system/child::authentication")]
    [InlineData("/ietf-system:system/descendant-or-self::node()")]
    [InlineData("/*[local-name()='system']/*[local-name()='authentication']")]
    [InlineData("/sys:system/sys:authentication")]
    [InlineData("/ietf-system:system/sys:authentication")]
    [InlineData("/ietf-system:system/ietf-system:authentication")]
    [InlineData("/ietf-system:system/authenticati&#111;n")]
    [InlineData("/ietf-system:system/authenticati%6fn")]
    [InlineData("/ietf-system:system/authentication ")]
    [InlineData("/ietf-system:system/ authentication/user")]
    [InlineData("/IETF-SYSTEM:system/authentication")]
    [InlineData("/ietf-interfaces:interfaces/interface[description='canary-line 1, first circuit']")]
    [InlineData("/ietf-interfaces:interfaces/interface[contains(description,'canary')]/name")]
    [InlineData("/ietf-interfaces:interfaces/interface[name='eth1']/description")]
    [InlineData("/ietf-interfaces:interfaces/interface=eth1/description")]
    [InlineData("/ietf-interfaces:interfaces/interface[name=\\\"eth1\\\"]/description")]
    [InlineData("/ietf-interfaces:interfaces/interface[ name = 'eth1' ]/description")]
    [InlineData("<system xmlns='urn:ietf:params:xml:ns:yang:ietf-system'><authentication/></system>")]
    [InlineData("<system xmlns='urn:ietf:params:xml:ns:yang:ietf-system'><contact>canary-contact 1</contact></system>")]
    [InlineData("<s:system xmlns:s='urn:ietf:params:xml:ns:yang:ietf-system'><s:authentication><s:user><s:password/></s:user></s:authentication></s:system>")]
    [InlineData("<interfaces xmlns='urn:ietf:params:xml:ns:yang:ietf-interfaces'><interface><description>canary-line 1, first circuit</description><name/></interface></interfaces>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><system xmlns='urn:ietf:params:xml:ns:yang:ietf-system'>&e;</system>")]
    public async Task Path_AroundADenial_TellsNothing(string path)
    {
        var mallory = lab.Issue();
        foreach (var store in new[] { "operational", "running" })
        {
            var attack = await lab.BeginAsync();
            var (one, two) = (await GetAsync(mallory, "edge-1", path, store), await GetAsync(mallory, "edge-2", path, store));

            // Both devices have what is denied, with other values: neither may be told from the other, nor from one without.
            Assert.Equal(two.Body.Replace("edge-2", "edge-1", StringComparison.Ordinal), one.Body);
            attack.Silent(one, path);
            await attack.RefusedAsync(one, path, "mallory");
        }
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("\"path\":\"/ietf-system:system\"")]
    [InlineData("\"path\":\"/ietf-system:system\",\"with_defaults\":\"report-all\"")]
    [InlineData("\"path\":\"/ietf-system:system\",\"with_defaults\":\"report-all-tagged\"")]
    [InlineData("\"path\":\"/ietf-system:system\",\"depth\":1")]
    [InlineData("\"path\":\"/ietf-system:system\",\"depth\":2")]
    [InlineData("\"path\":\"/ietf-system:system\",\"depth\":3,\"content\":\"config\"")]
    [InlineData("\"path\":\"/ietf-interfaces:interfaces\",\"fields\":\"interface(name;enabled)\"")]
    [InlineData("\"datastore\":\"running\"")]
    [InlineData("\"datastore\":\"running\",\"max_bytes\":1024")]
    [InlineData("\"datastore\":\"candidate\",\"path\":\"/ietf-system:system\"")]
    public async Task Read_AboveADenial_LeavesItOutUnseen(string arguments)
    {
        var mallory = lab.Issue();
        var attack = await lab.BeginAsync();

        var (one, two) = (await ReadAsync("edge-1"), await ReadAsync("edge-2"));

        attack.Silent(one, arguments);
        Assert.DoesNotContain("authentication", one.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("description\"", one.Body, StringComparison.Ordinal);
        Assert.Contains("\"data\"", one.Body, StringComparison.Ordinal);
        Assert.Equal(Comparable(two.Body.Replace("edge-2", "edge-1", StringComparison.Ordinal)), Comparable(one.Body));

        Task<GateAnswer> ReadAsync(string device) => lab.Client.CallAsync(mallory, "network.yang.get", $$"""{"devices":["{{device}}"],{{arguments}}}""");
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("network.yang.get", "{\"devices\":[\"edge-1\"],\"path\":\"/ietf-system:system\",\"fields\":\"authentication\"}")]
    [InlineData("network.yang.get", "{\"devices\":[\"edge-1\"],\"path\":\"/ietf-system:system\",\"fields\":\"hostname;authentication/user(name;password)\"}")]
    [InlineData("network.yang.get", "{\"devices\":[\"edge-1\"],\"path\":\"/ietf-interfaces:interfaces\",\"fields\":\"interface(description)\"}")]
    [InlineData("network.yang.get", "{\"devices\":[\"edge-1\"],\"path\":\"/ietf-system:system\",\"format\":\"xml\"}")]
    [InlineData("network.yang.get", "{\"devices\":[\"edge-1\"],\"datastore\":\"startup\"}")]
    [InlineData("network.yang.describe", "{\"device\":\"edge-1\",\"path\":\"/ietf-system:system/authentication\"}")]
    [InlineData("network.yang.describe", "{\"device\":\"edge-1\",\"path\":\"/ietf-system:system/authentication/user\",\"as\":\"tree\"}")]
    [InlineData("network.rpc", "{\"device\":\"edge-1\",\"rpc\":\"<get xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'/>\"}")]
    [InlineData("network.cli.exec", "{\"device\":\"edge-1\",\"cmd\":\"show running-config\"}")]
    [InlineData("network.file.pull", "{\"device\":\"edge-1\",\"filename\":\"startup\"}")]
    [InlineData("network.file.pull", "{\"device\":\"edge-1\",\"filename\":\"/etc/passwd\"}")]
    [InlineData("network.yang.get", "{\"devices\":[\"edge-1\"],\"path\":\"/ietf-system:system\",\"depth\":9999999999999999999999}")]
    public async Task Tool_ThatCouldTell_DoesNot(string tool, string arguments)
    {
        var attack = await lab.BeginAsync();
        await attack.RefusedAsync(await lab.Client.CallAsync(lab.Issue(), tool, arguments), arguments, "mallory");
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("ietf-system:system/authentication")]
    [InlineData("ietf-system:system/authentication/user=canary-user")]
    [InlineData("ietf-system:system/authenticati%6Fn")]
    [InlineData("ietf-system:system/authenticati%256Fn")]
    [InlineData("ietf-system:system%2Fauthentication")]
    [InlineData("ietf-system:system/./authentication")]
    [InlineData("ietf-system:system/hostname/../authentication")]
    [InlineData("ietf-system:system//authentication")]
    [InlineData("ietf-system:system/ietf-system:authentication")]
    [InlineData("sys:system/authentication")]
    [InlineData("ietf-interfaces:interfaces/interface=eth1/description")]
    [InlineData("ietf-interfaces:interfaces/interface=et%681/description")]
    [InlineData("../../vault-9/capabilities")]
    [InlineData("..%2F..%2Fvault-9%2Fcapabilities")]
    public async Task Resource_AroundADenial_TellsNothing(string path)
    {
        foreach (var kind in new[] { "data", "schema" })
        {
            var attack = await lab.BeginAsync();
            var answer = await lab.Client.ReadAsync(lab.Issue(), $"network:///device/edge-1/{kind}/{path}");
            await attack.RefusedAsync(answer, path, "mallory");
        }
    }

    /// <summary>What answers well shows what is allowed and nothing of what is denied.</summary>
    [RequiresTheory(AttackLab.Needs)]
    [InlineData("network.check", "{\"devices\":[\"edge-1\"],\"kinds\":[\"interfaces\",\"addresses\"]}")]
    [InlineData("network.yang.search", "{\"device\":\"edge-1\",\"words\":\"authentication user password\"}")]
    [InlineData("network.yang.search", "{\"device\":\"edge-1\",\"words\":\"contact description\"}")]
    [InlineData("network.yang.describe", "{\"device\":\"edge-1\",\"path\":\"/ietf-system:system\",\"as\":\"tree\"}")]
    [InlineData("network.yang.describe", "{\"device\":\"edge-1\",\"path\":\"/ietf-interfaces:interfaces/interface\",\"as\":\"tree\"}")]
    [InlineData("network.device.describe", "{\"device\":\"edge-1\"}")]
    public async Task Tool_ThatShowsWhatIsAllowed_ShowsNothingDenied(string tool, string arguments)
    {
        var attack = await lab.BeginAsync();

        var answer = await lab.Client.CallAsync(lab.Issue(), tool, arguments);

        attack.Silent(answer, arguments);
        Assert.DoesNotMatch(@"system/authentication|rw (authentication|contact|description)[? ]|system/contact|interface/description", answer.Body);
        Assert.False(answer.Result.TryGetProperty("isError", out _), answer.Body);
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("ietf-system:system/authentication/user=")]
    [InlineData("ietf-system:system/authentication/user=canary")]
    [InlineData("ietf-system:system/authenticati%6Fn/")]
    [InlineData("ietf-system:system/con")]
    [InlineData("ietf-interfaces:interfaces/interface=eth1/desc")]
    [InlineData("ietf-interfaces:interfaces/interface=canary")]
    public async Task Completion_AroundADenial_TellsNothing(string value)
    {
        var attack = await lab.BeginAsync();

        var answer = await lab.Client.SendAsync(lab.Issue(), "completion/complete", $$$"""
            "ref":{"type":"ref/resource","uri":"network:///device/{name}/data/{+path}"},"argument":{"name":"path","value":"{{{value}}}"},"context":{"arguments":{"name":"edge-1"}}
            """);

        Assert.Equal("[]", answer.Result.GetProperty("completion").GetProperty("values").GetRawText());
        attack.Silent(answer, value);
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Message_DeepOrDouble_IsRefused()
    {
        var mallory = lab.Issue();
        string[] bodies =
        [
            GateClient.Body("tools/call", "\"name\":\"network.devices.list\",\"arguments\":" + string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100)),
            GateClient.Body("tools/call", "\"name\":\"network.devices.list\",\"name\":\"network.rpc\",\"arguments\":{}"),
            GateClient.Body("tools/call", "\"name\":\"network.yang.get\",\"arguments\":{\"devices\":[\"edge-1\"],\"devices\":[\"vault-9\"],\"path\":\"/ietf-system:system\"}"),
            "[" + GateClient.Body("tools/list") + "," + GateClient.Body("tools/list") + "]",
            "{\"jsonrpc\":\"2.0\"", "null", "\u0000", "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"tools/list\"}",
        ];
        foreach (var body in bodies)
        {
            var attack = await lab.BeginAsync();
            using var response = await lab.Client.OpenAsync(
                HttpMethod.Post, body, null, [("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2026-07-28"), ("Mcp-Method", "tools/call"), ("Mcp-Name", "network.devices.list"), .. mallory.Headers(AttackLab.Now)]);
            var answer = await GateAnswer.ReadAsync(response);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            await attack.RefusedAsync(answer, body, "mallory");
        }
    }

    private Task<GateAnswer> GetAsync(Holder holder, string device, string path, string store) =>
        lab.Client.CallAsync(holder, "network.yang.get", $$"""{"devices":["{{device}}"],"path":"{{path}}","datastore":"{{store}}"}""");

    // A cursor is random, and a device's own clock runs.
    private static string Comparable(string body) => System.Text.RegularExpressions.Regex.Replace(body, @"(\\?""cursor\\?"":\\?"")[^""\\]+|\d{4}-\d\d-\d\dT[0-9:.+Z-]+|(octets|-pkts|time-ticks)[^0-9]{1,6}\d+", "$1");
}
