using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Filters;
using NetMcp.Devices.Masking;
using NetMcp.Devices.Profiles;
using NetMcp.Devices.Sessions;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;

namespace NetMcp.Devices.Reading;

/// <summary>Core's port over NETCONF.</summary>
internal sealed class DeviceReader(DeviceFleet fleet, ConfiguredMasker masker, DeviceCalls calls) : IDeviceReader
{
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
            token => calls.RunAsync(found, (lease, inner) => ReadOnAsync(found, lease, request, filter, inner), token),
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
        return await calls.RunAsync(found, (lease, inner) => CallOnAsync(found, lease, rpcXml, request, maxBytes, inner), cancellationToken).ConfigureAwait(false);
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
}
