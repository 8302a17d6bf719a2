using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;
using NetMcp.Core.Events;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Sessions;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Events;

/// <summary>
/// Listens to one device: opens the session for notifications, subscribes to its NETCONF stream (RFC 5277), hands on what comes, and
/// begins again when the session is lost. What was missed in between is told as a gap.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The token source has no timer or handle, and the loop may look at its token late.")]
internal sealed class DeviceWatch
{
    /// <summary>Between two attempts; the device's breaker keeps its own, longer back-off.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly DeviceFleet _fleet;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _left = new();
    private Action<DeviceEvent>[] _observers = [];

    // Why there was nothing to listen to at the last attempt; null while there was. A device may be away for weeks, and the log says so once.
    private string? _silentFor;

    public DeviceWatch(DeviceName device, DeviceFleet fleet, TimeProvider time, ILogger logger)
    {
        Device = device;
        _fleet = fleet;
        _time = time;
        _logger = logger;
    }

    public DeviceName Device { get; }

    /// <summary>Adds an observer; the first one starts the listening. The caller holds the lock of all watches.</summary>
    public void Add(Action<DeviceEvent> observer)
    {
        _observers = [.. _observers, observer];
        if (_observers.Length == 1)
        {
            _ = ListenAsync(_left.Token);
        }
    }

    /// <summary>Takes an observer away; true when it was the last one. The caller holds the lock of all watches.</summary>
    public bool Remove(Action<DeviceEvent> observer)
    {
        // One only: equal delegates may watch twice.
        var at = Array.IndexOf(_observers, observer);
        _observers = [.. _observers[..at], .. _observers[(at + 1)..]];
        if (_observers.Length > 0)
        {
            return false;
        }

        _left.Cancel();
        return true;
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        // The caller holds a lock.
        await Task.Yield();
        var listened = false;
        try
        {
            while (true)
            {
                listened |= await ListenOnceAsync(listened, cancellationToken).ConfigureAwait(false);
                await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody watches any more.
        }
#pragma warning disable CA1031 // Nobody awaits this loop: what broke it must be in the log, and the watchers must not trust the silence.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.ListeningBroke(exception, Device.Value);
            Tell(new DeviceEvent(Device, DeviceEventKind.Gap));
        }
    }

    /// <summary>Listens until the session is lost.</summary>
    /// <returns>Whether there was something to listen to.</returns>
    private async Task<bool> ListenOnceAsync(bool again, CancellationToken cancellationToken)
    {
        if (!_fleet.Find(Device).TryGet(out var device, out var failure) ||
            !(await device.Sessions.OpenOwnAsync(SessionPurpose.Events, cancellationToken).ConfigureAwait(false)).TryGet(out var lease, out failure))
        {
            return Silent(failure.Code.ToString(), failure.Message);
        }

        await using (lease.ConfigureAwait(false))
        {
            try
            {
                return await SubscribeAsync(device, lease.Session, again, cancellationToken).ConfigureAwait(false);
            }
            catch (NetconfException exception)
            {
                _logger.ListeningEnded(Device.Value, exception.Reason);
                return true;
            }
        }
    }

    private async Task<bool> SubscribeAsync(Device device, NetconfSession session, bool again, CancellationToken cancellationToken)
    {
        // Before the subscription: without :interleave nothing may be asked on the session afterwards (RFC 5277 section 6).
        var modules = await device.Modules.ListAsync(session, cancellationToken).ConfigureAwait(false);
        var moduleOf = modules.DistinctBy(module => module.Namespace).ToDictionary(module => module.Namespace, module => module.Name, StringComparer.Ordinal);
        switch (await session.ExecuteAsync(new CreateSubscription(), cancellationToken).ConfigureAwait(false))
        {
            case RpcOutcome<RpcOk>.NotSupported missing:
                return Silent(nameof(missing), missing.Missing.Message);
            case RpcOutcome<RpcOk>.Refused refused:
                return Silent(nameof(refused), refused.Errors[0].Tag);
        }

        _silentFor = null;
        _logger.Listening(Device.Value);
        if (again)
        {
            Tell(new DeviceEvent(Device, DeviceEventKind.Gap));
        }

        await HandOnAsync(session, moduleOf.GetValueOrDefault, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Says why there is nothing to listen to, unless that was the reason before.</summary>
    /// <param name="reason">What stays the same from attempt to attempt, unlike the detail.</param>
    /// <param name="detail">In words.</param>
    private bool Silent(string reason, string detail)
    {
        if (_silentFor != reason)
        {
            _silentFor = reason;
            _logger.NotListening(Device.Value, detail);
        }

        return false;
    }

    private async Task HandOnAsync(NetconfSession session, Func<string, string?> moduleOf, CancellationToken cancellationToken)
    {
        var dropped = 0L;
        await foreach (var notification in session.Notifications.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (session.DroppedNotifications is var now && now != dropped)
            {
                dropped = now;
                Tell(new DeviceEvent(Device, DeviceEventKind.Gap));
            }

            Tell(Read(notification, moduleOf));
        }
    }

    private DeviceEvent Read(Notification notification, Func<string, string?> moduleOf)
    {
        var isChange = notification is { EventName: "netconf-config-change", EventNamespace: ChangedTargets.Namespace };
        return new DeviceEvent(Device, isChange ? DeviceEventKind.ConfigChanged : DeviceEventKind.StateChanged)
        {
            Name = (moduleOf(notification.EventNamespace) ?? "unknown") + ":" + notification.EventName,
            Time = notification.EventTime,
            Changed = isChange ? ChangedTargets.Read(notification, moduleOf) : [],
        };
    }

    private void Tell(DeviceEvent happened)
    {
        foreach (var observer in _observers)
        {
            observer(happened);
        }
    }
}
