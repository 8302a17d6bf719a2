using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Tables;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Devices.Tests.Tables;

/// <summary>Tables of a real device.</summary>
public sealed class DeviceTablesTests
{
    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task Read_Netconfd_SaysWhereItIsFromAndWhatMoves()
    {
        await using var device = await NetconfdDevice.StartAsync();
        await using var stand = DeviceStand.For(("edge-1", device.Endpoint));
        var tables = stand.Get<IDeviceTables>();
        var name = DeviceName.Parse("edge-1");

        var interfaces = (await tables.ReadAsync(name, "interfaces", Guard.Token()).Guarded()).Value;
        var alarms = (await tables.ReadAsync(name, "alarms", Guard.Token()).Guarded()).Value;
        var weather = (await tables.ReadAsync(name, "weather", Guard.Token()).Guarded()).Failure;

        Assert.Equal(["interfaces", "addresses", "neighbours", "routes", "alarms", "commits"], tables.Kinds);
        Assert.Equal(("ietf-rfc7223", "/ietf-interfaces:interfaces-state/interface", 1), (interfaces.Family, interfaces.Source, interfaces.KeyColumns));
        Assert.Equal("name", interfaces.Columns[0]);
        Assert.Equal(["inErrors", "outErrors"], interfaces.Moving);
        Assert.Contains(interfaces.Rows, row => row[0] == "lo");
        Assert.Null(alarms.Source);
        Assert.Empty(alarms.Rows);
        Assert.Contains("/openconfig-system:system/alarms/alarm", alarms.LookedAt);
        Assert.Equal((FailureCode.InvalidArgument, Transmission.NotSent), (weather!.Code, weather.Transmission));
    }
}
