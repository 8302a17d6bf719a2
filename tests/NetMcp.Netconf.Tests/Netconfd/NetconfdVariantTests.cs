using NetMcp.Netconf.Operations;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Netconf.Tests.Netconfd;

/// <summary>A real netconfd with other capabilities: NMDA, a startup datastore, a writable running.</summary>
[Collection("netconfd")]
public sealed class NetconfdVariantTests
{
    private const Prerequisite Needed = Prerequisite.Netconfd | Prerequisite.Libssh;

    [RequiresFact(Needed)]
    public async Task GetDataAndEditData_DeviceWithNmda_AreAnswered()
    {
        // netconfd's own code for ietf-interfaces aborts when it meets the module's NMDA revision.
        await using var device = await NetconfdDevice.StartAsync(new() { NetconfdArguments = ["--with-nmda=true"], Modules = ["ietf-system"] });
        await using var client = new DeviceClient();
        await using var session = await client.OpenAsync(device.Endpoint);
        Assert.True(session.Capabilities.Nmda);

        // netconfd refuses every edit-data: it does not see the anydata inside the mandatory choice edit-content (RFC 8526 section 4).
        var error = Assert.Single(await session.RefusedAsync(new EditData { Datastore = NmdaDatastore.Candidate, Config = LabConfig.Location("nmda") }));
        Assert.Equal("missing-choice", error.AppTag);
        await session.EditAsync("nmda");
        await session.OkAsync(new Commit());
        var data = await session.ContentAsync(new GetData
        {
            Datastore = NmdaDatastore.Running,
            Filter = NetconfFilter.Subtree($"<system xmlns='{LabConfig.SystemNamespace}'/>"),
        });

        Assert.Contains("nmda", data, StringComparison.Ordinal);
        Assert.StartsWith("<data", await session.ContentAsync(new GetData { Datastore = NmdaDatastore.Operational }), StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task GetData_DeviceWithoutNmda_IsNotSupported()
    {
        await using var device = await NetconfdDevice.StartAsync();
        await using var client = new DeviceClient();
        await using var session = await client.OpenAsync(device.Endpoint);

        Assert.Equal("ietf-netconf-nmda", (await session.NotSupportedAsync(new GetData { Datastore = NmdaDatastore.Running })).Capability);
    }

    [RequiresFact(Needed)]
    public async Task CopyConfig_RunningToStartup_IsThere()
    {
        await using var device = await NetconfdDevice.StartAsync(new() { NetconfdArguments = ["--with-startup=true"] });
        await using var client = new DeviceClient();
        await using var session = await client.OpenAsync(device.Endpoint);
        Assert.True(session.Capabilities.Startup);
        await session.EditAsync("saved");
        await session.OkAsync(new Commit());
        await session.OkAsync(new CopyConfig { Source = ConfigLocation.Running, Target = ConfigLocation.Startup });

        Assert.Contains("saved", await session.ReadLocationAsync(NetconfDatastore.Startup), StringComparison.Ordinal);
    }

    [RequiresFact(Needed)]
    public async Task DeleteConfig_Startup_LeavesNothingToDelete()
    {
        await using var device = await NetconfdDevice.StartAsync(new() { NetconfdArguments = ["--with-startup=true"] });
        await using var client = new DeviceClient();
        await using var session = await client.OpenAsync(device.Endpoint);
        await session.OkAsync(new CopyConfig { Source = ConfigLocation.Running, Target = ConfigLocation.Startup });

        await session.OkAsync(new DeleteConfig { Target = ConfigLocation.Startup });

        // A second time there is nothing to delete, which tells that the first one did it.
        var outcome = await session.ExecuteAsync(new DeleteConfig { Target = ConfigLocation.Startup }, TestKit.Guard.Token());
        var refused = Assert.IsType<RpcOutcome<RpcOk>.Refused>(outcome);
        Assert.Equal("invalid-value", Assert.Single(refused.Errors).Tag);
    }

    [RequiresFact(Needed)]
    public async Task EditConfig_WritableRunning_TakesEffectAtOnce()
    {
        await using var device = await NetconfdDevice.StartAsync(new() { NetconfdArguments = ["--target=running"] });
        await using var client = new DeviceClient();
        await using var session = await client.OpenAsync(device.Endpoint);
        await session.OkAsync(new EditConfig { Target = NetconfDatastore.Running, Config = LabConfig.Location("at-once") });

        Assert.Contains("at-once", await session.ReadLocationAsync(), StringComparison.Ordinal);
        Assert.EndsWith("candidate:1.0", (await session.NotSupportedAsync(new Commit())).Capability, StringComparison.Ordinal);
    }
}
