using Xunit;

namespace NetMcp.Changes.Tests.Real;

/// <summary>Three devices for a class of tests, started when the first of them wants them: where netconfd is missing, nobody does.</summary>
public sealed class RealNetworkFixture : IAsyncLifetime
{
    private RealNetwork? _network;

    /// <summary>The devices as they were at the start.</summary>
    internal async Task<RealNetwork> GetAsync()
    {
        _network ??= await RealNetwork.StartAsync();
        await _network.ResetAsync();
        return _network;
    }

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_network is not null)
        {
            await _network.DisposeAsync();
        }
    }
}
