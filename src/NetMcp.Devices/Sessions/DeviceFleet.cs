using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Credentials;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Schemas.Advertised;
using NetMcp.Devices.Text;
using NetMcp.Netconf.Capabilities;

namespace NetMcp.Devices.Sessions;

/// <summary>The devices that were asked for anything so far, each with its sessions. A device nobody asks for costs nothing here.</summary>
internal sealed class DeviceFleet
{
    private readonly ConcurrentDictionary<DeviceName, Lazy<Device>> _devices = new();
    private readonly SharedModuleLists _moduleLists = new();
    private readonly IInventory _inventory;
    private readonly IDeviceTransports _transports;
    private readonly SessionOpening _opening;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private readonly ILogger<DeviceFleet> _logger;
    private int _underWay;
    private TaskCompletionSource? _drained;
    private volatile bool _stopping;

    public DeviceFleet(IInventory inventory, IDeviceTransports transports, SessionOpening opening, TimeProvider time, ILoggerFactory loggers, Func<double>? random = null)
    {
        _inventory = inventory;
        _transports = transports;
        _time = time;
        _opening = opening;
        _random = random ?? Random.Shared.NextDouble;
        _logger = loggers.CreateLogger<DeviceFleet>();
        inventory.Changed += (_, change) => OnChanged(change);
    }

    /// <summary>The device, or how to find the right name.</summary>
    public Outcome<Device> Find(DeviceName name)
    {
        if (_stopping)
        {
            return new Failure(FailureCode.ShuttingDown, "The gateway is stopping and takes no new calls.") { Retryable = true };
        }

        while (_inventory.Current.Devices.TryGetValue(name, out var entry))
        {
            var device = _devices.GetOrAdd(name, _ => new Lazy<Device>(() => Make(entry)));
            if (device.Value.Sessions.Entry.SameSessions(entry))
            {
                return device.Value;
            }

            // A reload went by between the two looks: the device was made of an entry that is gone.
            Remove(name, device);
        }

        return Unknown(name.Value);
    }

    /// <summary>The device if anybody has asked for it yet.</summary>
    public Device? Peek(DeviceName name) => _devices.TryGetValue(name, out var device) ? device.Value : null;

    /// <summary>The last hello of every device that has said one.</summary>
    public IEnumerable<NetconfCapabilities> Hellos() =>
        _devices.Values.Where(device => device.IsValueCreated).Select(device => device.Value.Sessions.Hello).OfType<NetconfCapabilities>();

    public Failure Unknown(string name)
    {
        var hint = ClosestName.Hint(name, _inventory.Current.Devices.Keys.Select(key => key.Value));
        return new Failure(FailureCode.InvalidArgument, $"There is no device of this name.{hint} network.devices.list has the names.");
    }

    /// <summary>Counts work, so that a stop can wait for its end.</summary>
    public IDisposable BeginWork()
    {
        Interlocked.Increment(ref _underWay);
        return new Work(this);
    }

    /// <summary>Takes no new calls, waits for those under way, then closes every session; the token is the deadline of it all.</summary>
    public async Task StopAsync(CancellationToken deadline)
    {
        _stopping = true;
        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Full fences: else the write could pass the read, and the last work ending in between would see no one waiting.
        Interlocked.Exchange(ref _drained, drained);
        if (Interlocked.CompareExchange(ref _underWay, 0, 0) > 0)
        {
            await drained.Task.WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(_devices.Values.Select(device => device.Value.CloseAsync(deadline))).WaitAsync(deadline).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Device Make(DeviceEntry entry)
    {
        var sessions = new DeviceSessions(
            entry, _opening, credential => FileStamp.Of(_inventory.Current.Gateway.KnownHostsFile) + "/" + CredentialReader.StampOf(credential), _time, _random, _logger);
        return new Device(sessions, new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = entry.Limits.InFlight,
            QueueLimit = entry.Limits.Queue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }), _moduleLists);
    }

    private void OnChanged(InventoryChangedEventArgs change)
    {
        _transports.ForgetCredentials(change);
        foreach (var (name, device) in _devices)
        {
            if (change.Current.Devices.TryGetValue(name, out var entry) && entry.SameSessions(device.Value.Sessions.Entry))
            {
                if (change.ByOperator)
                {
                    device.Value.Sessions.ResetBreakers();
                }
            }
            else
            {
                Remove(name, device);
            }
        }
    }

    private void Remove(DeviceName name, Lazy<Device> device)
    {
        if (_devices.TryRemove(KeyValuePair.Create(name, device)))
        {
            _ = device.Value.CloseAsync(CancellationToken.None);
        }
    }

    private void EndWork()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
        {
            Volatile.Read(ref _drained)?.TrySetResult();
        }
    }

    private sealed class Work(DeviceFleet fleet) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                fleet.EndWork();
            }
        }
    }
}
