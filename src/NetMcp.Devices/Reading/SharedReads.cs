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
        bool isFirst;
        lock (_gate)
        {
            if (isFirst = !_underWay.TryGetValue(request, out shared!))
            {
                _underWay.Add(request, shared = new Shared());
            }

            shared.Callers++;
        }

        if (isFirst)
        {
            // On this thread as far as it goes without waiting; nobody but this caller is held up by that.
            _ = RunAsync(request, shared, read);
        }

        try
        {
            return await shared.Result.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await LeaveAsync(request, shared).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(
        DeviceReadRequest request, Shared shared, Func<CancellationToken, Task<Outcome<DeviceDocument>>> read)
    {
        var reading = ReadAsync();
        await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Remove(request, shared);
        shared.Result.TrySetFromTask(reading);

        // What is thrown before the first wait goes to those who wait as well.
        async Task<Outcome<DeviceDocument>> ReadAsync() => await read(shared.GivenUp.Token).ConfigureAwait(false);
    }

    private async ValueTask LeaveAsync(DeviceReadRequest request, Shared shared)
    {
        lock (_gate)
        {
            if (--shared.Callers > 0 || shared.Result.Task.IsCompleted)
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

        public TaskCompletionSource<Outcome<DeviceDocument>> Result { get; } = new();

        public int Callers { get; set; }
    }
}
