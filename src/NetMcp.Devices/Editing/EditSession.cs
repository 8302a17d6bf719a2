using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Failures;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Masking;
using NetMcp.Devices.Sessions;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Operations;
using NetMcp.Netconf.Session;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Editing;

/// <summary>Core's port over one NETCONF session; an operation a method, and nothing is decided here.</summary>
internal sealed class EditSession(
    DeviceEntry entry, SessionLease lease, EditAbilities abilities, DeviceFleet fleet, SecretMasker masker, Func<YangSchema?> schema, EditLimits limits) : IEditSession
{
    // Of a kind of device that makes them on demand: whether this session has a candidate of its own, and whether a confirmed commit of it pends.
    private bool _hasPrivateCopy;
    private bool _isPrivatePending;

    public DeviceName Device => entry.Name;

    public uint SessionId => (uint)lease.Session.SessionId;

    public long LastMessageId => lease.Session.LastMessageId;

    public EditAbilities Abilities => abilities;

    public Task<Outcome<Done>> LockAsync(Datastore datastore, CancellationToken cancellationToken) =>
        DoAsync(new Netconf.Operations.Lock { Target = EditStores.Of(datastore) }, $"the lock on {EditStores.Name(datastore)}", cancellationToken);

    public Task<Outcome<Done>> UnlockAsync(Datastore datastore, CancellationToken cancellationToken) =>
        DoAsync(new Unlock { Target = EditStores.Of(datastore) }, $"the unlocking of {EditStores.Name(datastore)}", cancellationToken);

    public async Task<Outcome<DataTree>> ReadAsync(Datastore datastore, IReadOnlyList<DataPath> subtrees, CancellationToken cancellationToken)
    {
        using var work = fleet.BeginWork();
        try
        {
            return await SubtreeRead.ExecuteAsync(lease.Session, Device, EditStores.Of(datastore), subtrees, limits.ReadCharacters, masker, cancellationToken).ConfigureAwait(false);
        }
        catch (NetconfException e)
        {
            return EditFailures.OfSession(e, Device, $"the reading of {EditStores.Name(datastore)}");
        }
    }

    public async Task<Outcome<string?>> ReadCommitIdAsync(CancellationToken cancellationToken)
    {
        if (SessionAbilities.FindCommitId(lease.Profile, lease.Session.Capabilities) is not { } place)
        {
            return (string?)null;
        }

        using var work = fleet.BeginWork();
        try
        {
            return await CommitIdRead.ExecuteAsync(lease.Session, place, cancellationToken).ConfigureAwait(false);
        }
        catch (NetconfException e)
        {
            return EditFailures.OfSession(e, Device, "the reading of the commit id");
        }
    }

    public async Task<Outcome<bool>> IsCandidateDirtyAsync(CancellationToken cancellationToken)
    {
        using var work = fleet.BeginWork();
        try
        {
            return await CandidateComparison.ExecuteAsync(lease.Session, Device, schema(), masker, cancellationToken).ConfigureAwait(false);
        }
        catch (NetconfException e)
        {
            return EditFailures.OfSession(e, Device, "the comparing of candidate with running");
        }
    }

    public async Task<Outcome<Done>> EditAsync(Datastore datastore, string configXml, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(configXml);
        if (datastore == Datastore.Candidate && await OpenPrivateCopyAsync(cancellationToken).ConfigureAwait(false) is { } notOpened)
        {
            return notOpened;
        }

        var outcome = await DoAsync(
            Edit(datastore, configXml),
            $"the edit of {EditStores.Name(datastore)}",
            cancellationToken).ConfigureAwait(false);
        // RFC 6241 section 7.2: stop-on-error leaves what stood before the error, and in running that is in force.
        return outcome.Failure is { Transmission: Transmission.Refused } refused && datastore == Datastore.Running && !abilities.RollbackOnError
            ? refused with { Transmission = Transmission.Unknown, Message = refused.Message + " The device cannot roll back on an error: a part of the edit may be in force." }
            : outcome;
    }

    public Task<Outcome<Done>> TestAsync(Datastore datastore, string configXml, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(configXml);
        return !abilities.Validate || !lease.Session.Capabilities.Validate11
            ? Task.FromResult(NotTrusted("trial of an edit (validate 1.1)"))
            : DoAsync(Edit(datastore, configXml) with { TestOption = TestOption.TestOnly }, "the trial of the edit", cancellationToken);
    }

    public Task<Outcome<Done>> ValidateAsync(Datastore datastore, CancellationToken cancellationToken) =>
        !abilities.Validate ? Task.FromResult(NotTrusted("validation")) : DoAsync(new Validate { Source = EditStores.Location(datastore) }, $"the validation of {EditStores.Name(datastore)}", cancellationToken);

    public Task<Outcome<Done>> DiscardAsync(CancellationToken cancellationToken) => lease.Profile.PrivateCopy is null
        ? DoAsync(new DiscardChanges(), "the discarding of the candidate's edits", cancellationToken)
        : ClosePrivateCopyAsync(cancellationToken);

    public async Task<Outcome<Done>> CommitConfirmedAsync(
        TimeSpan timeout, string? persist, string? persistId, string? comment, CancellationToken cancellationToken)
    {
        if (abilities.ConfirmedCommit == ConfirmedCommitUse.None)
        {
            return NotTrusted("confirmed commit");
        }

        var commit = new ConfirmedCommit { ConfirmTimeout = timeout, Persist = persist, PersistId = persistId, Comment = CommentOf(comment) };
        if (_isPrivatePending)
        {
            return await FollowUpAsync(commit, "the renewing of the confirmed commit", cancellationToken).ConfigureAwait(false);
        }

        var outcome = await DoAsync(commit, "the confirmed commit", cancellationToken).ConfigureAwait(false);
        if (lease.Profile.PrivateCopy is null)
        {
            return outcome;
        }

        _isPrivatePending |= outcome.IsSuccess;
        return outcome.Failure is { Transmission: Transmission.Refused } refused
            ? refused with { Message = refused.Message + " If this release cannot confirm a commit of a private candidate, an operator sets 'candidate: shared' for the device." }
            : outcome;
    }

    public async Task<Outcome<Done>> CommitAsync(string? persistId, string? comment, CancellationToken cancellationToken)
    {
        var commit = new Commit { PersistId = persistId, Comment = CommentOf(comment) };
        var outcome = await (_isPrivatePending ? FollowUpAsync(commit, "the commit", cancellationToken) : DoAsync(commit, "the commit", cancellationToken)).ConfigureAwait(false);
        _isPrivatePending &= !outcome.IsSuccess;
        return outcome;
    }

    public Task<Outcome<Done>> CancelCommitAsync(string? persistId, CancellationToken cancellationToken) =>
        DoAsync(new CancelCommit { PersistId = persistId }, "the cancelling of the commit", cancellationToken);

    public Task<Outcome<Done>> KillSessionAsync(uint sessionId, CancellationToken cancellationToken) =>
        DoAsync(new KillSession { SessionId = sessionId }, "the killing of a session", cancellationToken);

    public async Task<Outcome<Done>> SaveStartupAsync(CancellationToken cancellationToken)
    {
        const string What = "the saving of running";
        if (SessionAbilities.FindSaveRpc(lease.Profile, lease.Session.Capabilities) is not { } save)
        {
            return await DoAsync(new CopyConfig { Target = ConfigLocation.Startup, Source = ConfigLocation.Running }, What, cancellationToken).ConfigureAwait(false);
        }

        return await DoAsync(new AnyRpc(RpcRequest.FromXml(save.Xml)), What, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => lease.DisposeAsync();

    private async Task<Failure?> OpenPrivateCopyAsync(CancellationToken cancellationToken)
    {
        if (_hasPrivateCopy || lease.Profile.PrivateCopy is not { } copy)
        {
            return null;
        }

        var opened = await DoAsync(new AnyRpc(RpcRequest.FromXml(copy.Open)), "the opening of a private candidate", cancellationToken).ConfigureAwait(false);
        _hasPrivateCopy = opened.IsSuccess;
        return opened.Failure;
    }

    private async Task<Outcome<Done>> ClosePrivateCopyAsync(CancellationToken cancellationToken)
    {
        if (!_hasPrivateCopy)
        {
            return Done.WithoutWarnings;
        }

        var closed = await DoAsync(
            new AnyRpc(RpcRequest.FromXml(lease.Profile.PrivateCopy!.Close)), "the closing of the private candidate", cancellationToken).ConfigureAwait(false);
        _hasPrivateCopy &= !closed.IsSuccess;
        return closed;
    }

    // Nothing says what the commit of a private copy without edits does to a pending one. A commit of the shared candidate confirms or renews it, and
    // commits whatever stands there: so only under the lock, which is denied where somebody's edits are in it.
    private async Task<Outcome<Done>> FollowUpAsync<T>(NetconfOperation<T> commit, string what, CancellationToken cancellationToken)
    {
        var ready = await ClosePrivateCopyAsync(cancellationToken).ConfigureAwait(false);
        if (!ready.IsSuccess || !(ready = await LockAsync(Datastore.Candidate, cancellationToken).ConfigureAwait(false)).IsSuccess)
        {
            return ready;
        }

        var committed = await DoAsync(commit, what, cancellationToken).ConfigureAwait(false);

        // Whatever is not answered here the end of the session releases.
        await UnlockAsync(Datastore.Candidate, CancellationToken.None).ConfigureAwait(false);
        return committed;
    }

    private EditConfig Edit(Datastore datastore, string configXml) => new()
    {
        Target = EditStores.Of(datastore),
        Config = ConfigLocation.Inline(configXml),
        DefaultOperation = DefaultOperations.Of(configXml, schema()),
        ErrorOption = abilities.RollbackOnError ? ErrorOption.RollbackOnError : null,
    };

    private Outcome<Done> NotTrusted(string what) => new Failure(FailureCode.NotSupported, $"{Device} has no {what} that can be trusted.") { Device = Device };

    private CommitComment? CommentOf(string? comment) =>
        comment is not null && SessionAbilities.FindComment(lease.Profile, lease.Session.Capabilities) is { } place
            ? new CommitComment(place.Element, place.NamespaceUri, CommentText.Fit(comment, place.MaxLength))
            : null;

    private async Task<Outcome<Done>> DoAsync<T>(NetconfOperation<T> operation, string what, CancellationToken cancellationToken)
    {
        using var work = fleet.BeginWork();
        try
        {
            switch (await lease.Session.ExecuteAsync(operation, cancellationToken).ConfigureAwait(false))
            {
                case RpcOutcome<T>.NotSupported lacking:
                    return RpcFailures.OfMissing(lacking.Missing, Device);
                case RpcOutcome<T>.Refused refused:
                    return EditFailures.OfErrors(refused.Errors, refused.Warnings, Device, what, operation is Netconf.Operations.Lock, masker);
                case RpcOutcome<T>.Success success:
                    if (success.Value is IAsyncDisposable reply)
                    {
                        await reply.DisposeAsync().ConfigureAwait(false);
                    }

                    return success.Warnings.Count == 0 ? Done.WithoutWarnings : new Done([.. success.Warnings.Select(warning => RpcFailures.Convert(warning, masker))]);
                default:
                    throw new InvalidOperationException("An outcome of no known kind.");
            }
        }
        catch (NetconfException e)
        {
            return EditFailures.OfSession(e, Device, what);
        }
    }
}
