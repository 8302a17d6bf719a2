using System.Text;
using System.Text.Json.Nodes;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Devices.Tests.Reading;

/// <summary>A real device read in JSON.</summary>
public sealed class JsonReadingTests : IAsyncLifetime
{
    private const Prerequisite Needs = Prerequisite.Netconfd | Prerequisite.Libssh;

    private static readonly string Startup = $"""
        <config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
          <system xmlns="urn:ietf:params:xml:ns:yang:ietf-system">
            <hostname>edge-1</hostname>
            <radius>
              <server><name>r1</name><udp><address>192.0.2.9</address><shared-secret>radius-words</shared-secret></udp></server>
            </radius>
            <authentication><user><name>joe</name><password>$0$clear</password></user></authentication>
          </system>
          <interfaces xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces" xmlns:ianaift="urn:ietf:params:xml:ns:yang:iana-if-type">
            {string.Concat(Enumerable.Range(0, 60).Select(i => $"""
              <interface><name>e{i}</name><description>port number {i}</description><type>ianaift:ethernetCsmacd</type><enabled>{(i % 2 == 0 ? "true" : "false")}</enabled>
                <ipv4 xmlns="urn:ietf:params:xml:ns:yang:ietf-ip"><mtu>1500</mtu></ipv4></interface>
              """))}
          </interfaces>
          <nacm xmlns="urn:ietf:params:xml:ns:yang:ietf-netconf-acm"><groups><group><name>ops</name><user-name>jane</user-name></group></groups></nacm>
        </config>
        """;

    private NetconfdDevice _device = null!;
    private DeviceStand _stand = null!;

    public async Task InitializeAsync()
    {
        if (PrerequisiteCheck.SkipReason(Needs) is null)
        {
            _device = await NetconfdDevice.StartAsync(new NetconfdOptions { StartupConfig = Startup, Interfaces = "eth0=192.0.2.1/31" });
            _stand = DeviceStand.For(("a", _device.Endpoint));
        }
    }

    public async Task DisposeAsync()
    {
        if (_device is not null)
        {
            await _stand.DisposeAsync();
            await _device.DisposeAsync();
        }
    }

    [RequiresFact(Needs)]
    public async Task Read_Configuration_IsJsonOfRfc7951()
    {
        var document = (await ReadAsync("/ietf-interfaces:interfaces/interface[name='e1']")).Value;

        Assert.Equal((DataFormat.Json, null, false, 0), (document.Format, document.Note, document.Truncated, document.UnknownNodes));
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""{"ietf-interfaces:interfaces":{"interface":[{"name":"e1","description":"port number 1","type":"iana-if-type:ethernetCsmacd","enabled":false,"ietf-ip:ipv4":{"mtu":1500}}]}}"""),
                JsonNode.Parse(document.Text)),
            document.Text);
    }

    [RequiresFact(Needs)]
    public async Task Read_Secrets_AreMaskedByModelAndByName()
    {
        var system = (await ReadAsync("/ietf-system:system")).Value;
        var nacm = (await ReadAsync("/ietf-netconf-acm:nacm")).Value;
        var xml = (await ReadAsync("/ietf-netconf-acm:nacm", format: DataFormat.Xml)).Value;

        Assert.DoesNotContain("radius-words", system.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("$0$clear", system.Text, StringComparison.Ordinal);
        Assert.Equal(2, system.MaskedValues);
        // The whole of NACM's configuration is marked default-deny-all; what tells the entries apart stays.
        Assert.Equal("""{"ietf-netconf-acm:nacm":{"groups":{"group":[{"name":"ops","user-name":["***"]}]}}}""", nacm.Text);
        Assert.Contains("<name>ops</name><user-name>***</user-name>", xml.Text, StringComparison.Ordinal);
        Assert.Equal((1, 1), (nacm.MaskedValues, xml.MaskedValues));
    }

    [RequiresFact(Needs)]
    public async Task CallReadOnlyRpc_WhatTheModelGuards_IsMaskedToo()
    {
        var answer = await _stand.Reader.CallReadOnlyRpcAsync(
            DeviceName.Parse("a"), "<get-config xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'><source><running/></source><filter type='subtree'><nacm xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-acm'/></filter></get-config>", 4096, Guard.Token()).Guarded();

        Assert.Contains("<user-name>***</user-name>", answer.Value.Text, StringComparison.Ordinal);
    }

    [RequiresTheory(Needs)]
    [InlineData("enabled;ietf-ip:ipv4/mtu", null, """{"name":"e1","enabled":false,"ietf-ip:ipv4":{"mtu":1500}}""")]
    [InlineData("ipv4", null, """{"name":"e1","ietf-ip:ipv4":{"mtu":1500}}""")]
    [InlineData(null, 1, """{"name":"e1"}""")]
    [InlineData(null, 2, """{"name":"e1","description":"port number 1","type":"iana-if-type:ethernetCsmacd","enabled":false,"ietf-ip:ipv4":{}}""")]
    public async Task Read_FieldsAndDepth_LeaveTheRestOut(string? fields, int? depth, string expected)
    {
        var document = (await ReadAsync("/ietf-interfaces:interfaces/interface[name='e1']", request => request with { Fields = fields, Depth = depth })).Value;

        var entry = JsonNode.Parse(document.Text)!["ietf-interfaces:interfaces"]!["interface"]![0]!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), entry), document.Text);
        Assert.Equal(depth is not null, document.DepthCut);
    }

    [RequiresFact(Needs)]
    public async Task Read_LeafOfAllEntries_ComesWithTheirKeys()
    {
        var document = (await ReadAsync("/ietf-interfaces:interfaces/interface/enabled")).Value;

        var entries = JsonNode.Parse(document.Text)!["ietf-interfaces:interfaces"]!["interface"]!.AsArray();
        Assert.Equal(60, entries.Select(entry => (string)entry!["name"]!).Distinct().Count());
        Assert.All(entries, entry => Assert.Equal(2, entry!.AsObject().Count));
    }

    [RequiresTheory(Needs)]
    [InlineData(DataContent.State, "interfaces-state", true)]
    [InlineData(DataContent.Config, "interfaces", true)]
    [InlineData(DataContent.Config, "interfaces-state", false)]
    [InlineData(DataContent.State, "interfaces", false)]
    public async Task Read_Content_KeepsConfigurationAndStateApart(DataContent content, string container, bool expected)
    {
        var document = (await ReadAsync($"/ietf-interfaces:{container}", request => request with { Datastore = Datastore.Operational, Content = content })).Value;

        Assert.Equal(expected, document.Text.Contains("\"name\"", StringComparison.Ordinal));
    }

    [RequiresFact(Needs)]
    public async Task Read_TooLong_IsCutBetweenEntriesAndTheRestIsThere()
    {
        var document = (await ReadAsync("/ietf-interfaces:interfaces", request => request with { MaxBytes = 2000 })).Value;
        var names = new List<string>();
        var page = new DocumentPage(document.Text, document.Next, document.CutAt, []);
        for (; ; page = document.Pages!.Read(page.Next, 2000))
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(page.Text), 1, 2000);
            names.AddRange(JsonNode.Parse(page.Text)!["ietf-interfaces:interfaces"]!["interface"]!.AsArray().Select(entry => (string)entry!["name"]!));
            if (page.Next is null)
            {
                break;
            }
        }

        Assert.True(document.Truncated);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => "e" + i).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
    }

    [RequiresFact(Needs)]
    public async Task Read_TooLongWithNothingToKeep_IsCutToo()
    {
        var document = (await ReadAsync("/ietf-interfaces:interfaces", request => request with { MaxBytes = 2000, KeepRest = false })).Value;

        Assert.Equal((true, null), (document.Truncated, document.Pages));
        Assert.InRange(JsonNode.Parse(document.Text)!["ietf-interfaces:interfaces"]!["interface"]!.AsArray().Count, 5, 59);
        Assert.InRange(Encoding.UTF8.GetByteCount(document.Text), 1, 2000);
    }

    [RequiresFact(Needs)]
    public async Task Read_NothingThere_IsAnEmptyObject() => Assert.Equal("{}", (await ReadAsync("/ietf-interfaces:interfaces/interface[name='none']")).Value.Text);

    [RequiresTheory(Needs)]
    [InlineData("/ietf-interfaces:interfaces", "nam", "no 'nam'")]
    [InlineData("/ietf-interfaces:interfaces", "interface(", "fields")]
    [InlineData("//ietf-interfaces:interface", "name", "plain steps")]
    public async Task Read_FieldsThatCannotBe_AreRefusedUnsent(string path, string fields, string expected)
    {
        var failure = (await ReadAsync(path, request => request with { Fields = fields })).Failure!;

        Assert.Equal((FailureCode.InvalidArgument, Transmission.NotSent), (failure.Code, failure.Transmission));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    private Task<Outcome<DeviceDocument>> ReadAsync(string path, Func<DeviceReadRequest, DeviceReadRequest>? change = null, DataFormat format = DataFormat.Json)
    {
        var request = new DeviceReadRequest { Datastore = Datastore.Running, Path = path, Format = format, KeepRest = true, MaxBytes = 65536 };
        return _stand.Reader.ReadAsync(DeviceName.Parse("a"), change is null ? request : change(request), Guard.Token()).Guarded();
    }
}
