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
    [InlineData("network:///device/edge-1/capabilities")]
    [InlineData("network:///devices")]
    public void TryRead_WhatIsNone_IsRefused(string uri) => Assert.False(DataAddress.TryRead(uri, out _));

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
}
