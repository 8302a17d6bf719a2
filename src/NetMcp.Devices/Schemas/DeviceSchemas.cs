using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Schemas.Compiling;
using NetMcp.Devices.Sessions;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Schemas;

/// <summary>Core's port. Whoever asks waits for a making that goes on without them.</summary>
internal sealed class DeviceSchemas : IDeviceSchemas, IDisposable
{
    private readonly DeviceFleet _fleet;
    private readonly DeviceCalls _calls;
    private readonly SchemaAcquisition _acquisition;
    private readonly CompiledSchemas _compiled;
    private readonly SchemaLimits _limits;
    private readonly IInventory _inventory;
    private readonly TimeProvider _time;
    private readonly ILogger<DeviceSchemas> _logger;
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _stopping = new();
    private readonly long _origin;

    public DeviceSchemas(
        DeviceFleet fleet, DeviceCalls calls, SchemaAcquisition acquisition, CompiledSchemas compiled, SchemaLimits limits, IInventory inventory, TimeProvider time, ILogger<DeviceSchemas> logger)
    {
        (_fleet, _calls, _acquisition, _compiled, _limits, _inventory, _time, _logger) = (fleet, calls, acquisition, compiled, limits, inventory, time, logger);
        _slots = new SemaphoreSlim(limits.Acquisitions, limits.Acquisitions);
        _origin = time.GetTimestamp();
        inventory.Changed += (_, change) => OnChanged(change);
    }

    public async Task<Outcome<DeviceSchema>> GetAsync(DeviceName device, CancellationToken cancellationToken)
    {
        if (!_fleet.Find(device).TryGet(out var found, out var failure))
        {
            return failure;
        }

        return (await StampAsync(found, cancellationToken).ConfigureAwait(false)).TryGet(out var stamp, out failure)
            ? await GetAsync(found, stamp, cancellationToken).ConfigureAwait(false)
            : failure;
    }

    /// <summary>What the device's models are known by now. Usually no rpc: a session's hello says whether they are still the same.</summary>
    public async Task<Outcome<string>> StampAsync(Device device, CancellationToken cancellationToken)
    {
        using var work = _fleet.BeginWork();
        return await _calls.RunAsync(
            device, async (lease, token) => (Outcome<string>)await device.Modules.StampAsync(lease.Session, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The schema that the device has as long as it is known by this stamp.</summary>
    public async Task<Outcome<DeviceSchema>> GetAsync(Device device, string stamp, CancellationToken cancellationToken)
    {
        var (known, failure) = device.Schema.Find(stamp, Steady);
        if (failure is not null)
        {
            return failure;
        }

        if (known is not null && _compiled.Find(known.Key) is { } schema)
        {
            return known.With(schema);
        }

        return await device.Schema.JoinOrBegin(stamp, () => Task.Run(() => MakeAsync(device, stamp), CancellationToken.None)).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The schema that was made for the device last, if it is in memory. Asks nothing.</summary>
    public YangSchema? Peek(Device device) => device.Schema.Known is { } known ? _compiled.Find(known.Key) : null;

    public IReadOnlyList<SharedSchema> AtHand() =>
        [.. _inventory.Current.Devices.Keys
            .Order()
            .Select(name => (Name: name, Schema: _fleet.Peek(name)?.Schema.Known is { } known ? _compiled.Find(known.Key) : null))
            .Where(device => device.Schema is not null)
            .GroupBy(device => device.Schema!, device => device.Name)
            .Select(group => new SharedSchema(group.Key, [.. group]))];

    public void Dispose()
    {
        _stopping.Cancel();
    }

    // Nobody sets it: a failure would be kept for as long as the clock on the wall was set back.
    private TimeSpan Steady => _time.GetElapsedTime(_origin);

    private async Task<Outcome<DeviceSchema>> MakeAsync(Device device, string stamp)
    {
        var name = device.Sessions.Entry.Name;
        Failure failure;
        try
        {
            await _slots.WaitAsync(_stopping.Token).ConfigureAwait(false);
            try
            {
                if ((await _acquisition.RunAsync(device, stamp, _stopping.Token).ConfigureAwait(false)).TryGet(out var made, out failure!))
                {
                    device.Schema.Made(stamp, made.Known);
                    return made.Schema;
                }
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return new Failure(FailureCode.ShuttingDown, "The gateway is stopping and takes no new calls.") { Retryable = true };
        }
#pragma warning disable CA1031 // Nobody may be waiting: what broke is logged here, and told as a fault.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.SchemaFault(exception, name.Value);
            failure = new Failure(FailureCode.InternalError, $"The gateway could not make the schema of {name}; its log says why.") { Device = name };
        }

        _logger.NoSchema(name.Value, failure.Message);
        if (failure.Code is FailureCode.InternalError or FailureCode.LimitExceeded or FailureCode.NotSupported)
        {
            device.Schema.Failed(stamp, failure, Steady + _limits.FailureKept);
        }

        return failure;
    }

    private void OnChanged(InventoryChangedEventArgs change)
    {
        if (change.ByOperator)
        {
            foreach (var device in change.Current.Devices.Keys)
            {
                _fleet.Peek(device)?.Schema.Forget();
            }
        }
    }
}
