using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Failures;
using NetMcp.Devices.Filters;
using NetMcp.Devices.Masking;
using NetMcp.Devices.Profiles;
using NetMcp.Devices.Sessions;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Reading;

/// <summary>Core's port over NETCONF.</summary>
internal sealed class DeviceReader(DeviceFleet fleet, ConfiguredMasker masker, TimeProvider time, ILogger<DeviceReader> logger) : IDeviceReader
{
    /// <summary>How often a read is sent again on another session after its own was lost or given up by somebody else.</summary>
    private const int MostResends = 2;

    public async Task<Outcome<DeviceDocument>> ReadAsync(DeviceName device, DeviceReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!fleet.Find(device).TryGet(out var found, out var failure))
        {
            return failure;
        }

        PathFilter? filter = null;
        if (request.Path is not null && (filter = PathFilterParser.Parse(request.Path, out var error)) is null)
        {
            return InvalidPath(device, error!);
        }

        if (filter is null && request.Datastore == Datastore.Operational)
        {
            return new Failure(
                FailureCode.InvalidArgument,
                "Operational state is not read without a path: it can be very large and costs the device. Give a path such as /ietf-interfaces:interfaces; network.device.describe lists the modules.")
            {
                Device = device,
            };
        }

        using var work = fleet.BeginWork();
        return await found.SharedReads.ReadAsync(
            request,
            token => OnSessionAsync(found, (lease, inner) => ReadOnAsync(found, lease, request, filter, inner), token),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<Outcome<DeviceDocument>> CallReadOnlyRpcAsync(DeviceName device, string rpcXml, int maxBytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rpcXml);
        if (!fleet.Find(device).TryGet(out var found, out var failure))
        {
            return failure;
        }

        // What no profile would let through needs no session to be refused.
        if (rpcXml.Length > ReadOnlyRpcCheck.MaxCharacters)
        {
            return new Failure(FailureCode.LimitExceeded, $"The rpc is longer than {ReadOnlyRpcCheck.MaxCharacters} characters.") { Device = device };
        }

        RpcRequest request;
        try
        {
            request = RpcRequest.FromXml(rpcXml) with { IsReadOnly = true };
        }
        catch (ArgumentException)
        {
            return new Failure(FailureCode.InvalidArgument, "The rpc must be one well-formed XML element, the operation, without a DTD or processing instructions.") { Device = device };
        }

        using var work = fleet.BeginWork();
        return await OnSessionAsync(found, (lease, inner) => CallOnAsync(found, lease, rpcXml, request, maxBytes, inner), cancellationToken).ConfigureAwait(false);
    }

    private static Failure InvalidPath(DeviceName device, FilterError error) => new(FailureCode.InvalidArgument, error.ToString()) { Device = device };

    private async Task<Outcome<DeviceDocument>> ReadOnAsync(
        Device device, SessionLease lease, DeviceReadRequest request, PathFilter? filter, CancellationToken cancellationToken)
    {
        var (session, name, limits) = (lease.Session, device.Sessions.Entry.Name, device.Sessions.Entry.Limits);
        NetconfFilter? pushed = null;
        if (filter is not null)
        {
            var modules = await device.Modules.NamespacesAsync(
                session, FilterBuilder.ModulesOf(filter), lease.Profile.KnownNamespaces, cancellationToken).ConfigureAwait(false);
            pushed = FilterBuilder.Build(filter, modules, session.Capabilities.XPath ? lease.Profile.XPath : XPathNames.None, out var error);
            if (pushed is null)
            {
                return InvalidPath(name, error!);
            }
        }

        // RFC 8526 section 2: a server with NMDA may name its module in the YANG library alone.
        var nmda = lease.Profile.Nmda && request.Datastore is Datastore.Operational or Datastore.Intended &&
            await device.Modules.HasNmdaAsync(session, cancellationToken).ConfigureAwait(false);
        return ReadPlan.Make(name, request, pushed, nmda).TryGet(out var plan, out var failure)
            ? await ReplyReading.ExecuteAsync(session, plan, name, MaskerFor(lease.Profile), request.MaxBytes, limits.MaxDepth, cancellationToken).ConfigureAwait(false)
            : failure;
    }

    private async Task<Outcome<DeviceDocument>> CallOnAsync(
        Device device, SessionLease lease, string rpcXml, RpcRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        var (name, limits) = (device.Sessions.Entry.Name, device.Sessions.Entry.Limits);
        if (ReadOnlyRpcCheck.FindObjection(lease.Profile, rpcXml) is { } objection)
        {
            return new Failure(FailureCode.AccessDenied, objection) { Device = name };
        }

        var plan = new ReadPlan(new AnyRpc(request), false);
        return await ReplyReading.ExecuteAsync(lease.Session, plan, name, MaskerFor(lease.Profile), maxBytes, limits.MaxDepth, cancellationToken).ConfigureAwait(false);
    }

    private SecretMasker MaskerFor(DeviceProfile profile) => masker.For(profile);

    /// <summary>Waits for a turn at the device and a session, and does the work there; on another session if that one is lost.</summary>
    private async Task<Outcome<DeviceDocument>> OnSessionAsync(
        Device device, Func<SessionLease, CancellationToken, Task<Outcome<DeviceDocument>>> work, CancellationToken cancellationToken)
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
