using System.Collections.Immutable;

namespace NetMcp.Devices.Profiles;

/// <summary>
/// What a kind of device really does, beyond what its hello says. Data only: the code that uses it is elsewhere.
/// </summary>
internal sealed record DeviceProfile
{
    /// <summary>The name, as the inventory and the agents see it.</summary>
    public required string Name { get; init; }

    /// <summary>Beginnings of capability URIs that only this kind of device sends; any one of them is enough.</summary>
    public ImmutableArray<string> Signs { get; init; } = [];

    /// <summary>Whether a confirmed commit can be trusted where the hello announces it.</summary>
    public bool ConfirmedCommit { get; init; } = true;

    /// <summary>Whether persist (confirmed-commit 1.1) keeps the pending commit alive when its session is lost; false: it is rolled back anyway.</summary>
    public bool PersistSurvivesSession { get; init; } = true;

    /// <summary>What confirms a pending commit besides the confirming commit of its owner, in words.</summary>
    public ImmutableArray<string> AlsoConfirmedBy { get; init; } = [];

    /// <summary>How the candidate is held.</summary>
    public CandidateKind Candidate { get; init; } = CandidateKind.Shared;

    /// <summary>
    /// How a session gets a candidate of its own, which it has from its first edit on; null where the device gives it one, or none. A commit of such
    /// a copy puts it into the shared candidate, and only the shared one's commit is known to confirm or renew.
    /// </summary>
    public PrivateCopyRpcs? PrivateCopy { get; init; }

    /// <summary>The same kind of device where the inventory wants a candidate a session; null where that is no choice.</summary>
    public DeviceProfile? WithPrivateCandidate { get; init; }

    /// <summary>
    /// How long the first rpc of a session must be held back after the hellos; with more than zero the session is also tried with an
    /// empty question before it is used.
    /// </summary>
    public TimeSpan FirstRpcDelay { get; init; }

    /// <summary>The datastores to lock for a change, in order (RFC 6241 section 8.3.5.2 advises running and candidate); none where a lock would be on others' candidate alone.</summary>
    public ImmutableArray<string> Locks { get; init; } = ["running", "candidate"];

    /// <summary>Whether running may stay locked by the committing session while it sends a confirmed commit, where running is among the locks.</summary>
    public bool LockRunningForCommit { get; init; } = true;

    /// <summary>Whether a candidate with uncommitted edits cannot be locked (RFC 6241 section 7.5 demands it); false: it must be compared with running.</summary>
    public bool LockRefusesDirtyCandidate { get; init; } = true;

    /// <summary>Whether the candidate can be locked anew while a confirmed commit is pending.</summary>
    public bool LockWhilePending { get; init; } = true;

    /// <summary>Whether an insert attribute puts an entry where it says (RFC 7950 sections 7.7.9 and 7.8.6).</summary>
    public bool PlacesByInsert { get; init; } = true;

    /// <summary>Whether an edited candidate may be validated before it is committed, where the hello announces validate.</summary>
    public bool Validate { get; init; } = true;

    /// <summary>Where a commit carries a comment; null where it carries none.</summary>
    public CommitCommentPlace? CommitComment { get; init; }

    /// <summary>How it is asked for the id of its last commit; null where it has none that is known.</summary>
    public CommitIdPlace? CommitId { get; init; }

    /// <summary>The rpc that makes running survive a restart where there is no startup datastore (RFC 6241 section 8.7); null for none.</summary>
    public SaveRpc? Save { get; init; }

    /// <summary>How XPath filters must be written where the hello announces them.</summary>
    public XPathNames XPath { get; init; } = XPathNames.Declared;

    /// <summary>Whether get-data works where the hello announces NMDA.</summary>
    public bool Nmda { get; init; } = true;

    /// <summary>Whether get-data heeds its filter; false: it answers with the whole datastore whatever the filter says.</summary>
    public bool GetDataFilters { get; init; } = true;

    /// <summary>Modules that such a device must not be asked for by get-schema; their texts come from a folder.</summary>
    public ImmutableArray<string> WithheldModules { get; init; } = [];

    /// <summary>Whether a commit must be followed by a copy of running to startup, where the device has a startup datastore.</summary>
    public bool SaveStartup { get; init; } = true;

    /// <summary>Element names whose values are secret on this kind of device, beyond the built-in rules.</summary>
    public ImmutableArray<string> SecretNames { get; init; } = [];

    /// <summary>Module names that are not in the hello, with their namespaces.</summary>
    public ImmutableDictionary<string, string> KnownNamespaces { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The rpcs that may be sent as read-only.</summary>
    public ImmutableArray<ReadOnlyRpc> ReadOnlyRpcs { get; init; } = [];

    /// <summary>The commands of its command line that may be sent; none where none are known to be harmless.</summary>
    public ImmutableArray<ShowCommand> ShowCommands { get; init; } = [];

    /// <summary>What may stand behind a pipe in them.</summary>
    public ImmutableArray<ShowCommand> CommandPipes { get; init; } = [];

    /// <summary>Facts that a person who plans a change should know, a sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
