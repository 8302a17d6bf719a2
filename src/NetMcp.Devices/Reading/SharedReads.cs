using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Devices.Reading;

/// <summary>
/// Equal reads under way at the same time are one on the wire. A caller who gives up leaves; the read itself is given up when the
/// last caller has left.
/// </summary>
internal sealed class SharedReads
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DeviceReadRequest, Shared> _underWay = [];

    public async Task<Outcome<DeviceDocument>> ReadAsync(
        DeviceReadRequest request, Func<CancellationToken, Task<Outcome<DeviceDocument>>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Shared shared;
        lock (_gate)
        {
            if (!_underWay.TryGetValue(request, out shared!))
            {
                shared = new Shared();
                _underWay.Add(request, shared);
                shared.Result = RunAsync(request, shared, read);
            }

            shared.Callers++;
        }

        try
        {
            return await shared.Result.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await LeaveAsync(request, shared).ConfigureAwait(false);
        }
    }

    private async Task<Outcome<DeviceDocument>> RunAsync(
        DeviceReadRequest request, Shared shared, Func<CancellationToken, Task<Outcome<DeviceDocument>>> read)
    {
        // The caller holds the lock: leave it first.
        await Task.Yield();
        try
        {
            return await read(shared.GivenUp.Token).ConfigureAwait(false);
        }
        finally
        {
            Remove(request, shared);
        }
    }

    private async ValueTask LeaveAsync(DeviceReadRequest request, Shared shared)
    {
        lock (_gate)
        {
            if (--shared.Callers > 0 || shared.Result.IsCompleted)
            {
                return;
            }

            // Whoever asks the same from now on begins a read of their own.
            Remove(request, shared);
        }

        await shared.GivenUp.CancelAsync().ConfigureAwait(false);
    }

    private void Remove(DeviceReadRequest request, Shared shared)
    {
        lock (_gate)
        {
            if (_underWay.TryGetValue(request, out var current) && ReferenceEquals(current, shared))
            {
                _underWay.Remove(request);
            }
        }
    }

    private sealed class Shared
    {
        public CancellationTokenSource GivenUp { get; } = new();

        public Task<Outcome<DeviceDocument>> Result { get; set; } = null!;

        public int Callers { get; set; }
    }
}
