using NetMcp.Core.Devices;
using NetMcp.Tools.Tests.Fakes;

namespace NetMcp.Tools.Tests.Inventory;

public sealed class DevicesListTests
{
    [Fact]
    public async Task List_WithFilters_PassesThemOn()
    {
        using var toolbox = new Toolbox();
        await toolbox.InvokeAsync("network.devices.list", """{"tag":"lab","site":"s1","role":"edge","state":"blocked"}""");
        Assert.Equal(new DeviceQuery { Tag = "lab", Site = "s1", Role = "edge", State = DeviceState.Blocked }, toolbox.Directory.LastQuery);
    }

    [Fact]
    public async Task List_OfADevice_LeavesOutWhatItHasNot()
    {
        using var toolbox = new Toolbox(null, "edge-1");
        var content = Toolbox.Content(await toolbox.InvokeAsync("network.devices.list", "{}"));
        Assert.Equal("""{"count":1,"devices":[{"name":"edge-1","state":"idle","protocol":"netconf-ssh"}]}""", content.ToJsonString());
    }

    [Fact]
    public async Task List_OfABlockedDevice_ShowsItsReasonMasked()
    {
        using var toolbox = new Toolbox();
        toolbox.Directory.Devices.Clear();
        toolbox.Directory.Devices.Add(new DeviceSummary
        {
            Name = DeviceName.Parse("edge-1"),
            State = DeviceState.Blocked,
            Protocol = "netconf-ssh",
            Tags = ["lab"],
            Controller = DeviceName.Parse("ctl-1"),
            ReadOnly = true,
            Reason = "login failed with " + FakeMasker.Secret,
        });
        var device = Toolbox.Content(await toolbox.InvokeAsync("network.devices.list", "{}"))["devices"]![0]!;
        Assert.Equal("login failed with ***", (string?)device["reason"]);
        Assert.Equal("ctl-1", (string?)device["controller"]);
        Assert.True((bool)device["readOnly"]!);
        Assert.Equal("lab", (string?)device["tags"]![0]);
    }

    [Fact]
    public async Task List_WithAnUnknownState_SaysWhichThereAre()
    {
        using var toolbox = new Toolbox();
        var content = await toolbox.FailAsync("network.devices.list", """{"state":"dead"}""");
        Assert.Equal("'state' is 'dead'; it must be one of idle, connecting, up, down, blocked.", (string?)content["message"]);
    }
}
