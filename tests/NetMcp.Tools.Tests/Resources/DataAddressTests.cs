using NetMcp.Core.Devices;
using NetMcp.Core.Events;
using NetMcp.Tools.Resources;

namespace NetMcp.Tools.Tests.Resources;

public sealed class DataAddressTests
{
    private const string Interface = "network:///device/edge-1/data/ietf-interfaces:interfaces/interface=eth0%2C1/ietf-ip:ipv4";

    [Fact]
    public void TryRead_Path_GivesStepsWithModulesAndKeys()
    {
        Assert.True(DataAddress.TryRead(Interface, out var address));

        Assert.Equal("edge-1", address.Device.Value);
        Assert.Equal("/ietf-interfaces:interfaces/ietf-interfaces:interface/ietf-ip:ipv4", address.SchemaPath());
        Assert.Equal(["eth0,1"], address.Segments[1].Keys);
    }

    [Theory]
    [InlineData("network:///device/edge-1/data/")]
    [InlineData("network:///device/edge-1/data/interfaces")]
    [InlineData("network:///device/edge-1/data/a:b//c")]
    [InlineData("network:///device/edge-1/data/a:b/../c")]
    [InlineData("network:///device/edge 1/data/a:b")]
    [InlineData("network:///device//data/a:b")]
    [InlineData("network:///device/edge-1/data/a:b=%")]
    [InlineData("network:///device/edge-1/data/a:b=%2")]
    [InlineData("network:///device/edge-1/data/a:b=%2x")]
    [InlineData("network:///device/edge-1/data/a:b=%FF")]
    [InlineData("network:///device/edge-1/data/a:b=%C0%AF")]
    [InlineData("network:///device/edge-1/data/a:b=x%00y")]
    [InlineData("network:///device/edge-1/data/a%3Ab")]
    [InlineData("network:///device/edge-1/data/a:b[c='d']")]
    [InlineData("network:///device/edge-1%2Fdata/a:b")]
    [InlineData("network:///device/edge-1/more/data/a:b")]
    [InlineData("network:///device/edge-1/schema/a:b/data/a:b")]
    [InlineData("NETWORK:///device/edge-1/data/a:b")]
    [InlineData("network:///device/edge-1/capabilities")]
    [InlineData("network:///devices")]
    public void TryRead_WhatIsNone_IsRefused(string uri) => Assert.False(DataAddress.TryRead(uri, out _));

    [Theory]
    [InlineData("eth0%2C1,x", "eth0,1|x")]
    [InlineData("%E2%82%AC", "\u20ac")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    [InlineData("1%2F0%2F%27%22%25", "1/0/'\"%")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    public void TryRead_KeyValues_AreDecodedOnce(string keys, string expected)
    {
        Assert.True(DataAddress.TryRead("network:///device/edge-1/data/a:b/c=" + keys, out var address));

        Assert.Equal(expected, string.Join('|', address.Segments[1].Keys));
    }

    [Fact]
    public void TryRead_HalfACharacter_IsRefused() =>
        Assert.False(DataAddress.TryRead("network:///device/edge-1/data/a:b=x" + '\ud800', out _));

    [Fact]
    public void TryRead_LongValue_IsRefused() =>
        Assert.False(DataAddress.TryRead("network:///device/edge-1/data/a:b=" + new string('x', 8 * 1024), out _));

    [Fact]
    public void TryRead_EndlessPath_IsRefused() =>
        Assert.False(DataAddress.TryRead("network:///device/edge-1/data/a:b" + string.Concat(Enumerable.Repeat("/b", 1000)), out _));

    [Theory]
    [InlineData("/ietf-interfaces:interfaces", true)]
    [InlineData("/ietf-interfaces:interfaces/ietf-interfaces:interface/ietf-ip:ipv4/ietf-ip:mtu", true)]
    [InlineData("/ietf-interfaces:interfaces/ietf-interfaces:interface/ietf-ip:ipv4-more", false)]
    [InlineData("/ietf-system:system", false)]
    public void MayChangeWith_ConfigChange_IsForWhatIsAtAboveOrBelow(string changed, bool expected)
    {
        Assert.True(DataAddress.TryRead(Interface, out var address));

        Assert.Equal(expected, address.MayChangeWith(new DeviceEvent(address.Device, DeviceEventKind.ConfigChanged) { Changed = [changed] }));
    }

    [Theory]
    [InlineData(DeviceEventKind.Gap)]
    [InlineData(DeviceEventKind.StateChanged)]
    [InlineData(DeviceEventKind.ConfigChanged)]
    public void MayChangeWith_EventThatNamesNothing_IsForAll(DeviceEventKind kind)
    {
        Assert.True(DataAddress.TryRead(Interface, out var address));

        Assert.True(address.MayChangeWith(new DeviceEvent(DeviceName.Parse("edge-1"), kind)));
    }

    [Theory]
    [InlineData("ietf-netconf-notifications:netconf-session-start")]
    [InlineData("ietf-netconf-notifications:netconf-session-end")]
    public void MayChangeWith_SessionThatComesOrGoes_IsForTheListOfSessionsAlone(string name)
    {
        Assert.True(DataAddress.TryRead(Interface, out var other));
        Assert.True(DataAddress.TryRead("network:///device/edge-1/data/ietf-netconf-monitoring:netconf-state/sessions", out var sessions));
        var happened = new DeviceEvent(other.Device, DeviceEventKind.StateChanged) { Name = name };

        Assert.False(other.MayChangeWith(happened));
        Assert.True(sessions.MayChangeWith(happened));
    }
}
