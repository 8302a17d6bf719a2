using System.Text.Json.Nodes;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Tables;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Devices.Tests.Visibility;

/// <summary>Two real devices, of which one has what is denied and the other has not.</summary>
public sealed class NetconfdVisibilityTests
{
    private const Prerequisite Needs = Prerequisite.Netconfd | Prerequisite.Libssh;

    private static readonly RulesAccess Limited = RulesAccess.Denying(
        "/ietf-interfaces:interfaces/interface[name='hush1']", "/ietf-interfaces:interfaces/interface/description", "/ietf-interfaces:interfaces/interface/ietf-ip:ipv4",
        "/ietf-system:system/radius", "/ietf-system:system/authentication", "/ietf-interfaces:interfaces-state/interface/statistics");

    private static readonly string?[] Paths =
    [
        null, "/ietf-interfaces:interfaces", "/ietf-interfaces:interfaces/interface[name='e1']", "/ietf-interfaces:interfaces/interface[name='hush1']",
        "/ietf-interfaces:interfaces/interface[name='hush1']/enabled", "/ietf-interfaces:interfaces/interface[name='none']", "/ietf-interfaces:interfaces/interface/enabled", "/ietf-system:system",
        "/ietf-system:system/radius", "/ietf-system:system/authentication/user[name='hush']", "/ietf-interfaces:interfaces/interface[description='hush']", "/ietf-interfaces:interfaces/interface[2]",
    ];

    [RequiresFact(Needs)]
    public async Task Reads_OfDevicesThatDifferInDeniedNodesOnly_AreEqual()
    {
        await using var with = await StartAsync(
            "<description>hush</description><ipv4 xmlns='urn:ietf:params:xml:ns:yang:ietf-ip'><mtu>1400</mtu></ipv4>",
            "<interface><name>hush1</name><type>ianaift:ethernetCsmacd</type></interface>",
            "<radius><server><name>hush</name><udp><address>192.0.2.9</address><shared-secret>x</shared-secret></udp></server></radius><authentication><user><name>hush</name></user></authentication>");
        await using var without = await StartAsync(string.Empty, string.Empty, string.Empty);
        await using var stand = DeviceStand.For(("a", with.Endpoint), ("b", without.Endpoint));

        foreach (var path in Paths)
        {
            foreach (var (datastore, defaults) in new[] { (Datastore.Running, (WithDefaults?)null), (Datastore.Running, WithDefaults.ReportAll), (Datastore.Operational, null) })
            {
                if (path is not null || datastore == Datastore.Running)
                {
                    var (first, second) = (await ReadAsync(stand, "a", path, datastore, defaults), await ReadAsync(stand, "b", path, datastore, defaults));
                    Assert.Equal(second.Replace("b: ", "a: ", StringComparison.Ordinal), first);
                    Assert.DoesNotContain("hush", path?.Contains("hush", StringComparison.Ordinal) == true ? string.Empty : first, StringComparison.Ordinal);
                }
            }
        }

        Assert.Contains("\"name\":\"e1\"", await ReadAsync(stand, "a", "/ietf-interfaces:interfaces", Datastore.Running, null), StringComparison.Ordinal);
    }

    [RequiresFact(Needs)]
    public async Task Table_OfWhichSomeIsDenied_HasNoValuesThere()
    {
        await using var device = await StartAsync(string.Empty, string.Empty, string.Empty);
        await using var stand = DeviceStand.For(("a", device.Endpoint));
        var (tables, name) = (stand.Get<IDeviceTables>(), DeviceName.Parse("a"));

        var whole = (await tables.ReadAsync(name, "interfaces", Guard.Token()).Guarded()).Value;
        var part = (await tables.ReadAsync(name, "interfaces", Limited, Guard.Token()).Guarded()).Value;
        var none = (await tables.ReadAsync(name, "interfaces", RulesAccess.Denying("/ietf-interfaces:interfaces-state", "/ietf-interfaces:interfaces"), Guard.Token()).Guarded()).Value;
        var keyless = (await tables.ReadAsync(name, "interfaces", RulesAccess.Denying("/ietf-interfaces:interfaces-state/interface/name"), Guard.Token()).Guarded()).Value;

        var errors = whole.Columns.ToList().IndexOf("inErrors");
        Assert.Contains(whole.Rows, row => row[errors] is not null);
        Assert.Equal(whole.Rows.Select(row => row[0]), part.Rows.Select(row => row[0]));
        Assert.All(part.Rows, row => Assert.Null(row[errors]));
        Assert.Equal((null, 0), (none.Source, none.Rows.Count));
        Assert.Null(keyless.Source);
    }

    private static Task<NetconfdDevice> StartAsync(string inside, string more, string system) => NetconfdDevice.StartAsync(new NetconfdOptions
    {
        StartupConfig = $"""
            <config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
              <system xmlns="urn:ietf:params:xml:ns:yang:ietf-system"><hostname>edge-1</hostname>{system}</system>
              <interfaces xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces" xmlns:ianaift="urn:ietf:params:xml:ns:yang:iana-if-type">
                <interface><name>e1</name><type>ianaift:ethernetCsmacd</type>{inside}</interface>{more}
              </interfaces>
            </config>
            """,
        Interfaces = "eth0=192.0.2.1/31",
    });

    private static async Task<string> ReadAsync(DeviceStand stand, string device, string? path, Datastore datastore, WithDefaults? defaults)
    {
        var request = new DeviceReadRequest { Datastore = datastore, Path = path, WithDefaults = defaults, Format = DataFormat.Json, KeepRest = true, MaxBytes = 65536, Nodes = Limited };
        var outcome = await stand.Reader.ReadAsync(DeviceName.Parse(device), request, Guard.Token()).Guarded();
        return outcome.TryGet(out var document, out var failure)
            ? $"{document.Text} {document.MixedConfigAndState} {document.MaskedValues} {document.UnknownNodes} {document.ReceivedBytes} {document.Warnings.Count} {document.Truncated} {document.Note}"
            : $"{failure.Code} {failure.Message} {failure.Transmission} {failure.RpcErrors.Count}";
    }
}
