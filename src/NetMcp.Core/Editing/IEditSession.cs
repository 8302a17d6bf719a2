using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;

namespace NetMcp.Core.Editing;

/// <summary>
/// A session that one change has to itself. An operation's failure says by <see cref="Failure.Transmission"/> whether the device refused or
/// whether what it did is unknown. Disposing closes the session, which releases its locks and, where a pending commit is bound to the
/// session, undoes that (RFC 6241 section 8.4.1).
/// </summary>
public interface IEditSession : IAsyncDisposable
{
    /// <summary>The device.</summary>
    DeviceName Device { get; }

    /// <summary>The session-id that the device gave (RFC 6241 section 8.1); never 0.</summary>
    uint SessionId { get; }

    /// <summary>The message-id of the last rpc that was sent (RFC 6241 section 4.1); they count up from 1, and 0 is none.</summary>
    long LastMessageId => 0;

    /// <summary>What the device does for a change.</summary>
    EditAbilities Abilities { get; }

    /// <summary>Locks a datastore. Denied: <see cref="FailureCode.LockDenied"/>, with the holder's session in the message, 0 where that is no NETCONF session or a dirty candidate.</summary>
    Task<Outcome<Done>> LockAsync(Datastore datastore, CancellationToken cancellationToken);

    /// <summary>Releases a lock of this session.</summary>
    Task<Outcome<Done>> UnlockAsync(Datastore datastore, CancellationToken cancellationToken);

    /// <summary>
    /// Reads subtrees of configuration as they are, secrets unmasked, in the device's explicit mode of defaults where it has that (RFC 6243
    /// section 3.3). What is not there is not in the tree; what is above a subtree is, with no more than the keys of its entries, if the device
    /// has it. Nothing is cut: past the session's limits it is a failure.
    /// </summary>
    Task<Outcome<DataTree>> ReadAsync(Datastore datastore, IReadOnlyList<DataPath> subtrees, CancellationToken cancellationToken);

    /// <summary>
    /// Reads the id that the device gave to its last commit, a word of at most 64 letters, digits and signs; null where it has none, or does not
    /// tell. A failure means that the session is lost.
    /// </summary>
    Task<Outcome<string?>> ReadCommitIdAsync(CancellationToken cancellationToken);

    /// <summary>Whether the whole candidate differs from running. Needs a candidate; compared while streaming.</summary>
    Task<Outcome<bool>> IsCandidateDirtyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Sends an edit-config with the given children of <c>config</c>, rollback-on-error where the device has it; default-operation none where all
    /// edits delete or remove, so that nothing above them comes into being, else merge. Refused on running without rollback-on-error it counts
    /// as unknown: what stood before the error may be in force.
    /// </summary>
    /// <param name="datastore">Candidate or running.</param>
    /// <param name="configXml">The elements within <c>config</c>, with their operation attributes.</param>
    /// <param name="cancellationToken">Gives up, which closes the session.</param>
    Task<Outcome<Done>> EditAsync(Datastore datastore, string configXml, CancellationToken cancellationToken);

    /// <summary>
    /// Has the device try an edit-config without doing it (test-option test-only, RFC 6241 section 8.6.4.1). <see cref="FailureCode.NotSupported"/>
    /// where it cannot.
    /// </summary>
    /// <param name="datastore">Candidate or running.</param>
    /// <param name="configXml">As for <see cref="EditAsync"/>.</param>
    /// <param name="cancellationToken">Gives up, which closes the session.</param>
    Task<Outcome<Done>> TestAsync(Datastore datastore, string configXml, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<Done>>(new Failure(FailureCode.NotSupported, $"{Device} cannot try an edit without doing it.") { Device = Device });

    /// <summary>Validates a datastore.</summary>
    Task<Outcome<Done>> ValidateAsync(Datastore datastore, CancellationToken cancellationToken);

    /// <summary>Empties the candidate of uncommitted edits (discard-changes).</summary>
    Task<Outcome<Done>> DiscardAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Sends a confirmed commit; again with the same persist-id it renews the timer (RFC 6241 section 8.4.1).
    /// </summary>
    /// <param name="timeout">After how long the device undoes it; whole seconds.</param>
    /// <param name="persist">The token for version 1.1, or null: bound to this session.</param>
    /// <param name="persistId">The token of the pending commit that this follows, or null.</param>
    /// <param name="comment">Goes with the commit where the device takes one.</param>
    /// <param name="cancellationToken">Gives up, which closes the session.</param>
    Task<Outcome<Done>> CommitConfirmedAsync(TimeSpan timeout, string? persist, string? persistId, string? comment, CancellationToken cancellationToken);

    /// <summary>Commits for good: confirms a pending commit (by its persist-id), or commits the candidate where there is no confirmed commit.</summary>
    Task<Outcome<Done>> CommitAsync(string? persistId, string? comment, CancellationToken cancellationToken);

    /// <summary>Undoes a pending commit at once (cancel-commit, version 1.1).</summary>
    Task<Outcome<Done>> CancelCommitAsync(string? persistId, CancellationToken cancellationToken);

    /// <summary>
    /// Ends another session of the device and frees its locks (RFC 6241 section 7.9). A commit that pends there may be undone by it.
    /// </summary>
    /// <param name="sessionId">The other session, 1 or more; the device refuses this session's own.</param>
    /// <param name="cancellationToken">Gives up, which closes the session.</param>
    Task<Outcome<Done>> KillSessionAsync(uint sessionId, CancellationToken cancellationToken);

    /// <summary>Copies running to startup.</summary>
    Task<Outcome<Done>> SaveStartupAsync(CancellationToken cancellationToken);
}
