using NetMcp.Changes.Plans;
using NetMcp.Changes.Tests.Fakes;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Schema;
using Xunit;

namespace NetMcp.Changes.Tests.Plans;

/// <summary>Plans over models that devices really have (RFC 8343, RFC 8344, RFC 7317).</summary>
public sealed class PublishedModelsTests
{
    private const string Interfaces = "<interfaces xmlns='urn:ietf:params:xml:ns:yang:ietf-interfaces'><interface><name>eth0</name><type xmlns:t='urn:ietf:params:xml:ns:yang:iana-if-type'>t:ethernetCsmacd</type></interface></interfaces>";
    private const string System = "<system xmlns='urn:ietf:params:xml:ns:yang:ietf-system'><dns-resolver><server><name>d1</name><udp-and-tcp><address>192.0.2.1</address></udp-and-tcp></server></dns-resolver></system>";

    private static readonly Lazy<YangSchema> Schema = new(() => FakeModels.OfCorpus("ietf-interfaces", "iana-if-type", "ietf-ip", "ietf-system"));

    [RequiresTheory(Prerequisite.YangCorpus)]
    [InlineData("/ietf-interfaces:interfaces/interface[name='eth0']/ietf-ip:ipv4/mtu", "1400", "+ /ietf-interfaces:interfaces/interface[name='eth0']/ietf-ip:ipv4 (1 leafs)\n", null)]
    [InlineData("/ietf-interfaces:interfaces/interface", "{\"name\":\"eth1\",\"type\":\"iana-if-type:softwareLoopback\"}", "+ /ietf-interfaces:interfaces/interface[name='eth1'] (2 leafs)\n", null)]
    [InlineData("/ietf-system:system/dns-resolver/server[name='d2']/udp-and-tcp/address", "\"192.0.2.2\"", "+ /ietf-system:system/dns-resolver/server[name='d2'] (2 leafs) (behind server[name='d1'])\n", null)]
    [InlineData("/ietf-interfaces:interfaces/interface", "{\"name\":\"eth1\"}", null, "type")]
    [InlineData("/ietf-interfaces:interfaces/interface[name='eth0']", "{\"type\":\"iana-if-type:etherCsmacd\"}", null, "identity")]
    [InlineData("/ietf-interfaces:interfaces/interface[name='eth0']/oper-status", "\"up\"", null, "config false")]
    [InlineData("/ietf-system:system/dns-resolver/server[name='d1']/udp-and-tcp/adress", "\"192.0.2.2\"", null, "Did you mean address")]
    public async Task Merge_OfWhatTheModelsAllowOrForbid_IsPlannedOrRefused(string path, string value, string? difference, string? words)
    {
        var bed = new PlanBed();
        bed.Network.Add("r1", Schema.Value, Interfaces + System);

        var plan = (await bed.PlanAsync(PlanBed.Edit("Merge", path, value))).Value;

        Assert.Equal(difference is not null, plan.CanBeApplied);
        if (difference is not null)
        {
            Assert.Equal(difference, plan.Devices[0].Difference);
        }
        else
        {
            Assert.Contains(plan.Messages, message => message.IsError && message.Text.Contains(words!, StringComparison.Ordinal));
        }
    }
}
