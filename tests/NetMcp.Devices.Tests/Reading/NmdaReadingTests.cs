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

/// <summary>A real netconfd with NMDA. Its own code for ietf-interfaces aborts when it meets the module's NMDA revision, so that one is not loaded.</summary>
public sealed class NmdaReadingTests
{
    private const string Startup = """
        <config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
          <system xmlns="urn:ietf:params:xml:ns:yang:ietf-system">
            <hostname>edge-1</hostname>
            <radius>
              <server><name>r1</name><udp><address>192.0.2.9</address><shared-secret>words</shared-secret></udp></server>
              <server><name>r2</name><udp><address>192.0.2.10</address><shared-secret>more</shared-secret></udp></server>
            </radius>
          </system>
        </config>
        """;

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Read_DeviceWithNmda_KeepsStateApartAndReportsDefaultsAsAsked()
    {
        await using var device = await NetconfdDevice.StartAsync(
            new NetconfdOptions { NetconfdArguments = ["--with-nmda=true"], Modules = ["ietf-system"], StartupConfig = Startup });
        await using var stand = DeviceStand.For(("a", device.Endpoint));

        var operational = (await stand.Reader.ReadAsync(
            DeviceName.Parse("a"),
            new DeviceReadRequest { Datastore = Datastore.Operational, Path = "/ietf-system:system", Format = DataFormat.Json, MaxBytes = 8192 },
            Guard.Token()).Guarded()).Value;
        var all = await ReadAsync(stand, WithDefaults.ReportAll);
        var trimmed = await ReadAsync(stand, WithDefaults.Trim);
        var description = (await stand.Directory.DescribeAsync(DeviceName.Parse("a"), Guard.Token()).Guarded()).Value;

        Assert.False(operational.MixedConfigAndState);
        Assert.Contains(":radius-pap</authentication-type>", all.Value.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("authentication-type", trimmed.Value.Text, StringComparison.Ordinal);
        Assert.True(description.Nmda);
    }

    [RequiresTheory(Prerequisite.Netconfd | Prerequisite.Libssh)]
    [InlineData(DataContent.All, 1, "{}")]
    [InlineData(DataContent.All, 2, """{"server":[{"name":"r1"},{"name":"r2"}]}""")]
    [InlineData(DataContent.Config, null, """{"server":[{"name":"r1","udp":{"address":"192.0.2.9","shared-secret":"***"}},{"name":"r2","udp":{"address":"192.0.2.10","shared-secret":"***"}}]}""")]
    public async Task Read_DeviceWithNmda_LeavesOutWhatIsNotWanted(DataContent content, int? depth, string expected)
    {
        await using var device = await NetconfdDevice.StartAsync(
            new NetconfdOptions { NetconfdArguments = ["--with-nmda=true"], Modules = ["ietf-system"], StartupConfig = Startup });
        await using var stand = DeviceStand.For(("a", device.Endpoint));

        var document = (await stand.Reader.ReadAsync(
            DeviceName.Parse("a"),
            new DeviceReadRequest
            {
                Datastore = Datastore.Operational,
                Path = "/ietf-system:system/radius",
                Format = DataFormat.Json,
                Content = content,
                Depth = depth,
                MaxBytes = 8192,
            },
            Guard.Token()).Guarded()).Value;

        Assert.False(document.MixedConfigAndState);
        var radius = JsonNode.Parse(document.Text)!["ietf-system:system"]!["radius"]!;
        RemoveMetadata(radius);
        Assert.Equal(expected, radius.ToJsonString());
    }

    [RequiresTheory(Prerequisite.Netconfd | Prerequisite.Libssh)]
    [InlineData("/ietf-system:system/radius/server[name='r2']", DataFormat.Json, false)]
    [InlineData("/ietf-system:system/radius/server[name='r2']", DataFormat.Xml, true)]
    [InlineData("/ietf-system:system/radius/server[2]", DataFormat.Json, true)]
    [InlineData("<system xmlns='urn:ietf:params:xml:ns:yang:ietf-system'><radius><server><name>r2</name></server></radius></system>", DataFormat.Json, true)]
    public async Task Read_DeviceThatHeedsNoFilterInGetData_GivesNothingBesideThePath(string path, DataFormat format, bool isMixed)
    {
        await using var device = await NetconfdDevice.StartAsync(
            new NetconfdOptions { NetconfdArguments = ["--with-nmda=true"], Modules = ["ietf-system"], StartupConfig = Startup });
        await using var stand = DeviceStand.For(("a", device.Endpoint));

        var document = (await stand.Reader.ReadAsync(
            DeviceName.Parse("a"),
            new DeviceReadRequest { Datastore = Datastore.Operational, Path = path, Format = format, MaxBytes = 8192 },
            Guard.Token()).Guarded()).Value;

        Assert.Equal((format, isMixed), (document.Format, document.MixedConfigAndState));
        Assert.Contains("192.0.2.10", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("r1", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hostname", document.Text, StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Read_IntendedOfDeviceThatHeedsNoFilter_IsRefusedWhereThePathCannotBePickedHere()
    {
        await using var device = await NetconfdDevice.StartAsync(
            new NetconfdOptions { NetconfdArguments = ["--with-nmda=true"], Modules = ["ietf-system"], StartupConfig = Startup });
        await using var stand = DeviceStand.For(("a", device.Endpoint));

        var failure = (await stand.ReadAsync("a", "/ietf-system:system/radius", Datastore.Intended)).Failure!;

        Assert.Equal(FailureCode.NotSupported, failure.Code);
        Assert.Contains("format=json", failure.Message, StringComparison.Ordinal);
    }

    // Where a node came from (RFC 8342 section 6.4) stands beside it.
    private static void RemoveMetadata(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Select(member => member.Key).Where(name => name.StartsWith('@')).ToList())
                {
                    members.Remove(name);
                }

                members.ToList().ForEach(member => RemoveMetadata(member.Value));
                break;
            case JsonArray entries:
                entries.ToList().ForEach(RemoveMetadata);
                break;
        }
    }

    private static Task<Outcome<DeviceDocument>> ReadAsync(DeviceStand stand, WithDefaults mode) => stand.Reader.ReadAsync(
        DeviceName.Parse("a"),
        new DeviceReadRequest { Datastore = Datastore.Running, Path = "/ietf-system:system/radius", WithDefaults = mode, MaxBytes = 8192 },
        Guard.Token()).Guarded();
}
