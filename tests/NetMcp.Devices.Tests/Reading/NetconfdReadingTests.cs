using System.Xml.Linq;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Sessions;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Devices.Tests.Reading;

public sealed class NetconfdReadingTests : IAsyncLifetime
{
    private const string Startup = """
        <config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
          <system xmlns="urn:ietf:params:xml:ns:yang:ietf-system">
            <hostname>edge-1</hostname>
            <location>rack 4</location>
            <radius>
              <server><name>r1</name><udp><address>192.0.2.9</address><shared-secret>radius-words</shared-secret></udp></server>
            </radius>
          </system>
        </config>
        """;

    private NetconfdDevice _device = null!;
    private DeviceStand _stand = null!;

    public async Task InitializeAsync()
    {
        if (PrerequisiteCheck.SkipReason(Prerequisite.Netconfd | Prerequisite.Libssh) is null)
        {
            _device = await NetconfdDevice.StartAsync(new NetconfdOptions { StartupConfig = Startup });
            _stand = DeviceStand.For(("edge-1", _device.Endpoint));
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

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Read_Path_GivesMaskedData()
    {
        var document = (await _stand.ReadAsync("edge-1", "/ietf-system:system")).Value;

        var system = XElement.Parse(document.Text);
        XNamespace ns = "urn:ietf:params:xml:ns:yang:ietf-system";
        Assert.Equal(ns + "system", system.Name);
        Assert.Equal("edge-1", system.Element(ns + "hostname")!.Value);
        Assert.Equal("***", system.Descendants(ns + "shared-secret").Single().Value);
        Assert.DoesNotContain("radius-words", document.Text, StringComparison.Ordinal);
        Assert.Equal(1, document.MaskedValues);
        Assert.False(document.Truncated);
        Assert.False(document.MixedConfigAndState);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Read_SubtreeFilterAndPredicate_SelectTheSame()
    {
        var byPath = await _stand.ReadAsync("edge-1", "/ietf-system:system/radius/server[name='r1']/udp/address");
        var byTree = await _stand.ReadAsync("edge-1", """
            <system xmlns="urn:ietf:params:xml:ns:yang:ietf-system"><radius><server><name>r1</name><udp><address/></udp></server></radius></system>
            """);

        Assert.Contains("192.0.2.9", byPath.Value.Text, StringComparison.Ordinal);
        Assert.Equal(XElement.Parse(byPath.Value.Text).ToString(), XElement.Parse(byTree.Value.Text).ToString());
        Assert.DoesNotContain("hostname", byPath.Value.Text, StringComparison.Ordinal);
    }

    [RequiresTheory(Prerequisite.Netconfd | Prerequisite.Libssh)]
    [InlineData("//ietf-system:*", Datastore.Running, "system")]
    [InlineData("//ietf-system:*", Datastore.Operational, "system system-state")]
    [InlineData("//ietf-system:name", Datastore.Running, "system")]
    [InlineData("//ietf-interfaces:name", Datastore.Running, "")]
    [InlineData("/*/ietf-system:hostname | //ietf-yang-library:name", Datastore.Running, "system")]
    public async Task Read_XPathOnADeviceThatIgnoresPrefixes_GivesOnlyWhatTheyName(string path, Datastore datastore, string expected)
    {
        var document = (await _stand.ReadAsync("edge-1", path, datastore)).Value;

        Assert.Equal(expected, string.Join(' ', XElement.Parse($"<all>{document.Text}</all>").Elements().Select(element => element.Name.LocalName)));
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Read_OperationalWithoutNmda_IsLabelledMixed()
    {
        var document = (await _stand.ReadAsync("edge-1", "/ietf-interfaces:interfaces-state", Datastore.Operational)).Value;

        Assert.True(document.MixedConfigAndState);
        Assert.Contains("<oper-status>", document.Text, StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Read_TooLarge_IsCutAndTheSessionGoesOn()
    {
        var cut = (await _stand.ReadAsync("edge-1", "/ietf-system:system", maxBytes: 150)).Value;
        var whole = (await _stand.ReadAsync("edge-1", "/ietf-system:system")).Value;

        Assert.True(cut.Truncated);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(cut.Text), 1, 150);
        Assert.Equal("system", XElement.Parse(cut.Text).Name.LocalName);
        Assert.StartsWith("system/", cut.CutAt, StringComparison.Ordinal);
        Assert.False(whole.Truncated);
        Assert.Single(_stand.Get<DeviceFleet>().Peek(DeviceName.Parse("edge-1"))!.Sessions.List());
    }

    [RequiresTheory(Prerequisite.Netconfd | Prerequisite.Libssh)]
    [InlineData("/ietf-sytem:system", "no module 'ietf-sytem'")]
    [InlineData("/ietf-sytem:system", "ietf-system")]
    [InlineData("/ietf-system:system/hostnam", "hostname")]
    [InlineData("/ietf-system:system/radius/server[nam='r1']", "name")]
    [InlineData("/ietf-system:system[", "At character 21")]
    [InlineData("<a><b></a>", "not well-formed")]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><a xmlns='u'>&x;</a>", "not well-formed")]
    public async Task Read_BadPath_SaysWhatIsWrong(string path, string expected)
    {
        var failure = (await _stand.ReadAsync("edge-1", path)).Failure!;

        Assert.Equal(FailureCode.InvalidArgument, failure.Code);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.Equal(Transmission.NotSent, failure.Transmission);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Read_WhatTheDeviceHasNot_IsNotSupported()
    {
        Assert.Equal(FailureCode.NotSupported, (await _stand.ReadAsync("edge-1", null, Datastore.Startup)).Failure!.Code);
        Assert.Equal(FailureCode.NotSupported, (await _stand.ReadAsync("edge-1", null, Datastore.Intended)).Failure!.Code);
        Assert.Equal(FailureCode.InvalidArgument, (await _stand.ReadAsync("edge-1", null, Datastore.Operational)).Failure!.Code);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task CallReadOnlyRpc_Allowed_IsSentAndOthersAreRefused()
    {
        var name = DeviceName.Parse("edge-1");
        var answer = await _stand.Reader.CallReadOnlyRpcAsync(
            name, "<get-my-session xmlns=\"http://netconfcentral.org/ns/yuma-mysession\"/>", 4096, Guard.Token()).Guarded();
        var refused = await _stand.Reader.CallReadOnlyRpcAsync(name, "<discard-changes/>", 4096, Guard.Token()).Guarded();
        var url = await _stand.Reader.CallReadOnlyRpcAsync(
            name, "<get-config><source><url>file:///etc/passwd</url></source></get-config>", 4096, Guard.Token()).Guarded();

        Assert.Contains("indent", answer.Value.Text, StringComparison.Ordinal);
        Assert.Equal(FailureCode.AccessDenied, refused.Failure!.Code);
        Assert.Contains("get-config", refused.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(FailureCode.AccessDenied, url.Failure!.Code);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Describe_Netconfd_SaysWhatItIs()
    {
        var description = (await _stand.Directory.DescribeAsync(DeviceName.Parse("edge-1"), Guard.Token()).Guarded()).Value;

        Assert.Equal("netconfd", description.Summary.Profile);
        Assert.Equal(DeviceState.Up, description.Summary.State);
        Assert.Equal("1.1", description.ProtocolVersion);
        Assert.Contains(description.Modules, m => m is { Name: "ietf-interfaces", Namespace: "urn:ietf:params:xml:ns:yang:ietf-interfaces", Revision: "2014-05-08" });
        Assert.Equal([Datastore.Operational, Datastore.Running, Datastore.Candidate], description.Datastores);
        Assert.Equal(["subtree", "xpath"], description.Filters);
        Assert.Equal("full", description.ChangePromise.Grade);
        Assert.Equal("read", Assert.Single(description.Sessions).Purpose);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Check_ReachableDevice_TellsWhatItFound()
    {
        var check = await _stand.Operator.CheckAsync(DeviceName.Parse("edge-1"), Guard.Token()).Guarded();

        Assert.Null(check.Failure);
        Assert.Equal(("1.1", "netconfd"), (check.ProtocolVersion, check.Profile));
        Assert.True(check.Connected > TimeSpan.Zero && check.Total >= check.Connected);
    }
}
