using NetMcp.Core.Editing;

namespace NetMcp.Changes.Applying;

/// <summary>What undoes a change that nobody confirms.</summary>
internal enum UndoMeans
{
    /// <summary>The device: its timer, or cancel-commit with the persist-id (RFC 6241 section 8.4).</summary>
    PersistId,

    /// <summary>The device: its timer, or the end of the session (RFC 4741 section 8.4, without persist).</summary>
    SessionEnd,

    /// <summary>The gateway, by the inverse edit through the candidate.</summary>
    InverseOverCandidate,

    /// <summary>The gateway, by the inverse edit on running.</summary>
    InverseOnRunning,
}

/// <summary>Which of them a device has.</summary>
internal static class UndoMeansOf
{
    /// <summary>What undoes an unconfirmed change there.</summary>
    public static UndoMeans UndoneBy(this EditAbilities abilities) => (abilities.Candidate, abilities.ConfirmedCommit) switch
    {
        (CandidateUse.None, _) => UndoMeans.InverseOnRunning,
        (_, ConfirmedCommitUse.None) => UndoMeans.InverseOverCandidate,
        (_, ConfirmedCommitUse.Version10) => UndoMeans.SessionEnd,
        _ => UndoMeans.PersistId,
    };

    /// <summary>Whether the gateway, and not the device, takes an unconfirmed change back.</summary>
    public static bool IsByGateway(this UndoMeans means) => means is UndoMeans.InverseOverCandidate or UndoMeans.InverseOnRunning;
}
