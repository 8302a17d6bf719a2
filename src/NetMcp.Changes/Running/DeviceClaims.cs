using NetMcp.Changes.Plans;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Running;

/// <summary>One change a device at a time.</summary>
internal sealed class DeviceClaims
{
    private readonly Lock _lock = new();
    private readonly Dictionary<DeviceName, ChangeId> _claims = [];
    private readonly HashSet<DeviceName> _trials = [];

    /// <summary>Claims all devices of a plan, or none of them and says who has one.</summary>
    public Failure? Claim(ChangePlan plan)
    {
        lock (_lock)
        {
            if (FindObjection(plan.Devices.Select(device => device.Device), plan.Id) is { } taken)
            {
                return taken;
            }

            foreach (var device in plan.Devices)
            {
                _claims[device.Device] = plan.Id;
            }

            return null;
        }
    }

    /// <summary>Says which of these devices is taken, and by what; null when none is.</summary>
    public Failure? FindObjection(IEnumerable<DeviceName> devices)
    {
        lock (_lock)
        {
            return FindObjection(devices, null);
        }
    }

    /// <summary>
    /// Holds devices while a plan is tried out on them, so that no change begins there meanwhile: what a trial does to a candidate may confirm a commit that
    /// pends (on Junos "commit check" does). Disposing gives them up; a failure where they are not free.
    /// </summary>
    public Outcome<Trial> HoldForTrial(IReadOnlyCollection<DeviceName> devices)
    {
        lock (_lock)
        {
            if (FindObjection(devices, null) is { } objection)
            {
                return objection;
            }

            _trials.UnionWith(devices);
            return new Trial(this, devices);
        }
    }

    /// <summary>
    /// Claims what nobody has, for a change that a restarted gateway found: two of them on one device can be there only when somebody else wrote
    /// in the folder, and then both must be brought to their end.
    /// </summary>
    public void ClaimFree(ChangePlan plan)
    {
        lock (_lock)
        {
            foreach (var device in plan.Devices)
            {
                _claims.TryAdd(device.Device, plan.Id);
            }
        }
    }

    /// <summary>The change that has a device, or null.</summary>
    public ChangeId? Find(DeviceName device)
    {
        lock (_lock)
        {
            return _claims.TryGetValue(device, out var change) ? change : null;
        }
    }

    /// <summary>Gives up all claims of a change.</summary>
    public void Release(ChangeId change)
    {
        lock (_lock)
        {
            foreach (var device in _claims.Where(claim => claim.Value == change).Select(claim => claim.Key).ToList())
            {
                _claims.Remove(device);
            }
        }
    }

    private Failure? FindObjection(IEnumerable<DeviceName> devices, ChangeId? own)
    {
        foreach (var device in devices)
        {
            if (_claims.TryGetValue(device, out var other) && other != own)
            {
                return new Failure(FailureCode.Busy, $"The change {other} is under way on {device}; wait until it has ended.") { Device = device, Retryable = true };
            }

            if (_trials.Contains(device))
            {
                return new Failure(FailureCode.Busy, $"A plan is being tried out on {device}; try again in some seconds.") { Device = device, Retryable = true };
            }
        }

        return null;
    }

    /// <summary>Devices that a plan is tried out on.</summary>
    public sealed class Trial(DeviceClaims claims, IReadOnlyCollection<DeviceName> devices) : IDisposable
    {
        public void Dispose()
        {
            lock (claims._lock)
            {
                claims._trials.ExceptWith(devices);
            }
        }
    }
}
