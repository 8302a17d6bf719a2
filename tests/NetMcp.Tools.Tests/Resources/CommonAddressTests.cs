using NetMcp.Core.Events;
using NetMcp.Tools.Resources;

namespace NetMcp.Tools.Tests.Resources;

public sealed class CommonAddressTests
{
    [Theory]
    [InlineData("interfaces", "Interfaces", null)]
    [InlineData("interface/eth0", "Interface", "eth0")]
    [InlineData("interface/GigabitEthernet0%2F0%2F1", "Interface", "GigabitEthernet0/0/1")]
    [InlineData("routing/ipv4/route-table", "Ipv4Routes", null)]
    [InlineData("routing/ipv6/route-table", "Ipv6Routes", null)]
    public void TryRead_AddressOfTheDraft_SaysWhatIsMeant(string rest, string data, string? interfaceName)
    {
        Assert.True(CommonAddress.TryRead("network:///device/edge-1/" + rest, out var address));

        Assert.Equal((data, interfaceName, "edge-1"), (address.Data.ToString(), address.InterfaceName, address.Device.Value));
    }

    [Theory]
    [InlineData("interfaces/")]
    [InlineData("interface")]
    [InlineData("interface/")]
    [InlineData("interface/eth0/statistics")]
    [InlineData("interface/%00")]
    [InlineData("interface/%")]
    [InlineData("routing/ipv5/route-table")]
    [InlineData("Interfaces")]
    [InlineData("data/a:b")]
    public void TryRead_WhatIsNone_IsRefused(string rest) => Assert.False(CommonAddress.TryRead("network:///device/edge-1/" + rest, out _));

    [Theory]
    [InlineData("interfaces", "/ietf-interfaces:interfaces/ietf-interfaces:interface/ietf-ip:ipv4", true)]
    [InlineData("interface/eth0", "/openconfig-interfaces:interfaces", true)]
    [InlineData("interfaces", "/ietf-routing:routing", false)]
    [InlineData("routing/ipv4/route-table", "/ietf-routing:routing/ietf-routing:control-plane-protocols", true)]
    [InlineData("routing/ipv6/route-table", "/ietf-interfaces:interfaces", true)]
    [InlineData("routing/ipv6/route-table", "/ietf-system:system", false)]
    public void MayChangeWith_ConfigChange_IsForTheModelsBehindIt(string rest, string changed, bool expected)
    {
        Assert.True(IWatchedAddress.TryRead("network:///device/edge-1/" + rest, out var address));

        Assert.Equal(expected, address.MayChangeWith(new DeviceEvent(address.Device, DeviceEventKind.ConfigChanged) { Changed = [changed] }));
    }
}
