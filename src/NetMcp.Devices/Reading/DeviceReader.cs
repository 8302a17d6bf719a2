using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Filters;
using NetMcp.Devices.Masking;
using NetMcp.Devices.Profiles;
using NetMcp.Devices.Sessions;
using NetMcp.Devices.Visibility;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;

namespace NetMcp.Devices.Reading;

/// <summary>Core's port over NETCONF.</summary>
internal sealed class DeviceReader(DeviceFleet fleet, ConfiguredMasker masker, DeviceCalls calls, SchemaForReading schemas, KnownDeniedPlaces denied, ReplyForms forms, TimeProvider time) : IDeviceReader
{
    public async Task<Outcome<DeviceDocument>> ReadAsync(DeviceName device, DeviceReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Nodes is not null)
        {
            // Equal rules are equal reads; no rules are none.
            request = request with { Nodes = SharedNodeAccess.Of(request.Nodes) };
        }

        if (!fleet.Find(device).TryGet(out var found, out var failure))
        {
            return failure;
        }

        if (ReadQuestion.Objection(device, request) is { } objection)
        {
            return objection;
        }

        var begun = time.GetTimestamp();
        if (!(await schemas.GetAsync(found, cancellationToken).ConfigureAwait(false)).TryGet(out var schema, out failure))
        {
            return failure;
        }

        var places = request.Nodes is not null && schema.Schema is { } models ? denied.Find(request.Nodes, models.Schema, device) : null;
        if (!ReadQuestion.Make(device, request, schema, places).TryGet(out var question, out failure))
        {
            return failure;
        }

        using var work = fleet.BeginWork();
        return await found.SharedReads.ReadAsync(
            request,
            token => calls.RunAsync(found, (lease, inner) => ReadOnAsync(found, lease, question, inner), token, time.GetElapsedTime(begun)),
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

        var begun = time.GetTimestamp();
        if (!(await schemas.GetAsync(found, cancellationToken).ConfigureAwait(false)).TryGet(out var schema, out failure))
        {
            return failure;
        }

        using var work = fleet.BeginWork();
        return await calls.RunAsync(
            found, (lease, inner) => CallOnAsync(found, lease, rpcXml, request, schema.Schema, maxBytes, inner), cancellationToken, time.GetElapsedTime(begun)).ConfigureAwait(false);
    }

    private async Task<Outcome<DeviceDocument>> ReadOnAsync(Device device, SessionLease lease, ReadQuestion question, CancellationToken cancellationToken)
    {
        var (session, name, request) = (lease.Session, device.Sessions.Entry.Name, question.Request);
        NetconfFilter? pushed = null;
        if (question.Filter is { } filter)
        {
            var modules = await device.Modules.NamespacesAsync(
                session, FilterBuilder.ModulesOf(filter), lease.Profile.KnownNamespaces, cancellationToken).ConfigureAwait(false);
            pushed = FilterBuilder.Build(filter, modules, session.Capabilities.XPath ? lease.Profile.XPath : XPathNames.None, out var error);
            if (pushed is null)
            {
                return ReadQuestion.InvalidPath(name, error!);
            }
        }

        // RFC 8526 section 2: a server with NMDA may name its module in the YANG library alone.
        var nmda = lease.Profile.Nmda && request.Datastore is Datastore.Operational or Datastore.Intended &&
            await device.Modules.HasNmdaAsync(session, cancellationToken).ConfigureAwait(false);
        var doesSelect = question.Filter is not null && !lease.Profile.GetDataFilters;
        if (nmda && doesSelect && !question.IsSelectable)
        {
            // What would come is everything, and what of it was asked for is only for the device to tell: get heeds its filter.
            nmda = false;
            if (request.Datastore == Datastore.Intended)
            {
                return ReadQuestion.NotSelectable(name);
            }
        }

        if (!ReadPlan.Make(name, request, pushed, nmda).TryGet(out var plan, out var failure))
        {
            return failure;
        }

        var mask = masker.For(lease.Profile);
        var form = forms.For(question, mask, device.Sessions.Entry.Limits, nmda && doesSelect);
        if (question.IsHidden)
        {
            return form.Empty with { MixedConfigAndState = plan.Mixed };
        }

        var outcome = await ReplyReading.ExecuteAsync(session, plan, name, mask, form, cancellationToken).ConfigureAwait(false);
        if (request.Nodes is not null)
        {
            return HiddenWords.Without(outcome, name);
        }

        return outcome.Select(document => document with { Note = question.Note });
    }

    private async Task<Outcome<DeviceDocument>> CallOnAsync(
        Device device, SessionLease lease, string rpcXml, RpcRequest request, DeviceSchema? schema, int maxBytes, CancellationToken cancellationToken)
    {
        var name = device.Sessions.Entry.Name;
        if (ReadOnlyRpcCheck.FindObjection(lease.Profile, rpcXml) is { } objection)
        {
            return new Failure(FailureCode.AccessDenied, objection) { Device = name };
        }

        var mask = masker.For(lease.Profile);
        var form = ReplyForms.ForRpc(rpcXml, schema, mask, maxBytes, device.Sessions.Entry.Limits);
        return await ReplyReading.ExecuteAsync(lease.Session, new ReadPlan(new AnyRpc(request), false), name, mask, form, cancellationToken).ConfigureAwait(false);
    }
}
