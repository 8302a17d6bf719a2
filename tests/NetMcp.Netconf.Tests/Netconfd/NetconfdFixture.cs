using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Netconf.Tests.Netconfd;

/// <summary>One netconfd with a candidate, for the tests of a class that leave it as they found it.</summary>
public sealed class NetconfdFixture : IAsyncLifetime
{
    private NetconfdDevice? _device;

    public DeviceClient Client { get; } = new();

    public NetconfdDevice Device => _device ?? throw new InvalidOperationException("the prerequisites of this test are missing");

    public async Task InitializeAsync()
    {
        if (PrerequisiteCheck.SkipReason(Prerequisite.Netconfd | Prerequisite.Libssh) is null)
        {
            _device = await NetconfdDevice.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await Client.DisposeAsync();
        if (_device is not null)
        {
            await _device.DisposeAsync();
        }
    }
}
