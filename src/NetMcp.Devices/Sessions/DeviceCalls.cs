using Microsoft.Extensions.Logging;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Failures;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Sessions;

/// <summary>Every request that only reads goes this way: in line at the device, on a shared session, on another one when that is lost.</summary>
internal sealed class DeviceCalls(TimeProvider time, ILogger<DeviceCalls> logger)
{
    /// <summary>How often a request is sent again on another session after its own was lost or given up by somebody else.</summary>
    private const int MostResends = 2;

    /// <summary>
    /// Waits for a turn at the device and a session, and does the work there; on another session if that one is lost. All of it within one
    /// deadline: a device that drips, or loses every session late, would hold its caller for many times a reply's limit.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="work">What is done on a session; again on another one.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="spent">What the same call has taken already.</param>
    public async Task<Outcome<T>> RunAsync<T>(
        Device device, Func<SessionLease, CancellationToken, Task<Outcome<T>>> work, CancellationToken cancellationToken, TimeSpan spent = default)
    {
        var entry = device.Sessions.Entry;
        var onSession = false;
        using var deadline = new CancellationTokenSource(spent < entry.Limits.CallTimeout ? entry.Limits.CallTimeout - spent : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await RunInTimeAsync(device, Begin, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new Failure(FailureCode.Timeout, $"{entry.Name} did not finish the request within the time limit of a call; ask for less, or try again.")
            {
                Device = entry.Name,
                Retryable = true,
                Transmission = onSession ? Transmission.Unknown : Transmission.NotSent,
            };
        }

        Task<Outcome<T>> Begin(SessionLease lease, CancellationToken token)
        {
            onSession = true;
            return work(lease, token);
        }
    }

    private async Task<Outcome<T>> RunInTimeAsync<T>(
        Device device, Func<SessionLease, CancellationToken, Task<Outcome<T>>> work, CancellationToken cancellationToken)
    {
        var entry = device.Sessions.Entry;
        using var turn = await device.Queue.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        if (!turn.IsAcquired)
        {
            return new Failure(FailureCode.Busy, $"Too many requests wait for {entry.Name} already; try again later.") { Device = entry.Name, Retryable = true };
        }

        var wasSent = false;
        for (var resent = 0; ; resent++)
        {
            if (!(await device.Sessions.AcquireReadAsync(cancellationToken).ConfigureAwait(false)).TryGet(out var lease, out var failure))
            {
                // That there is no session now does not undo an earlier sending.
                return wasSent ? failure with { Transmission = Transmission.Unknown } : failure;
            }

            var begun = time.GetTimestamp();
            await using (lease.ConfigureAwait(false))
            {
                try
                {
                    return await work(lease, cancellationToken).ConfigureAwait(false);
                }
                catch (NetconfException e) when (resent < MostResends && MayResend(e, time.GetElapsedTime(begun), entry.Limits.RpcTimeout))
                {
                    wasSent |= e.RequestSent;
                    logger.Resent(entry.Name.Value, resent + 1, MostResends);
                }
                catch (NetconfException e)
                {
                    var failed = NetconfFailures.OfRpc(e, entry.Name);
                    return wasSent ? failed with { Transmission = Transmission.Unknown } : failed;
                }
            }
        }
    }

    /// <summary>Whether the session was lost through no doing of this request; all requests here only read.</summary>
    private static bool MayResend(NetconfException exception, TimeSpan waited, TimeSpan timeout) => exception.IsSafeToResend && exception.Reason switch
    {
        NetconfEndReason.GivenUp or NetconfEndReason.Closed or NetconfEndReason.ClosedByPeer or NetconfEndReason.ConnectionLost => true,
        // Somebody else's rpc took too long, not this one.
        NetconfEndReason.ReplyTimeout => waited < timeout * 0.9,
        _ => false,
    };
}
