using NetMcp.Core.Editing;
using NetMcp.Core.Reading;
using NetMcp.Devices.Profiles;
using NetMcp.Netconf.Capabilities;

namespace NetMcp.Devices.Editing;

/// <summary>What a device does for a change: what its hello says, corrected by what its profile knows.</summary>
internal static class SessionAbilities
{
    public static EditAbilities Find(DeviceProfile profile, NetconfCapabilities hello, bool readOnly)
    {
        var commit = ConfirmedCommit(profile, hello);
        var locks = Locks(profile, hello);
        return new EditAbilities
        {
            Promise = ChangePromises.Grade(profile, hello, readOnly),
            Candidate = !hello.Candidate ? CandidateUse.None : profile.Candidate == CandidateKind.Private ? CandidateUse.Private : CandidateUse.Shared,
            WritableRunning = hello.WritableRunning,
            ConfirmedCommit = commit,
            PersistSurvivesSession = commit == ConfirmedCommitUse.Version11 && profile.PersistSurvivesSession,
            AlsoConfirmedBy = commit == ConfirmedCommitUse.None ? [] : profile.AlsoConfirmedBy,
            Validate = hello.Validate && profile.Validate,
            RollbackOnError = hello.RollbackOnError,
            SaveStartup = profile.SaveStartup && hello.Startup || FindSaveRpc(profile, hello) is not null,
            Locks = locks,
            LockRunningForCommit = profile.LockRunningForCommit && locks.Contains(Datastore.Running),
            LockRefusesDirtyCandidate = profile.LockRefusesDirtyCandidate,
            LockWhilePending = profile.LockWhilePending,
            PlacesByInsert = profile.PlacesByInsert,
            CommitComment = FindComment(profile, hello) is not null,
        };
    }

    /// <summary>Where a commit of this session carries a comment, or null.</summary>
    public static CommitCommentPlace? FindComment(DeviceProfile profile, NetconfCapabilities hello) =>
        profile.CommitComment is { } place && (place.Needs is null || IsAnnounced(hello, place.Needs)) ? place : null;

    /// <summary>The vendor's rpc that saves running, or null: there is none, or a startup datastore to copy to.</summary>
    public static SaveRpc? FindSaveRpc(DeviceProfile profile, NetconfCapabilities hello) =>
        !hello.Startup && profile.Save is { } save && IsAnnounced(hello, save.Needs) ? save : null;

    /// <summary>How the device of this session is asked for the id of its last commit, or null.</summary>
    public static CommitIdPlace? FindCommitId(DeviceProfile profile, NetconfCapabilities hello) =>
        profile.CommitId is { } place && (place.Needs is null || IsAnnounced(hello, place.Needs)) ? place : null;

    private static bool IsAnnounced(NetconfCapabilities hello, string beginning) => hello.All.Any(capability => capability.Text.StartsWith(beginning, StringComparison.Ordinal));

    private static ConfirmedCommitUse ConfirmedCommit(DeviceProfile profile, NetconfCapabilities hello) =>
        !hello.Candidate || !hello.ConfirmedCommit || !profile.ConfirmedCommit ? ConfirmedCommitUse.None
        : hello.ConfirmedCommit11 ? ConfirmedCommitUse.Version11
        : ConfirmedCommitUse.Version10;

    private static List<Datastore> Locks(DeviceProfile profile, NetconfCapabilities hello)
    {
        var locks = new List<Datastore>();
        foreach (var name in profile.Locks)
        {
            if (name == "running")
            {
                locks.Add(Datastore.Running);
            }
            else if (name == "candidate" && hello.Candidate)
            {
                locks.Add(Datastore.Candidate);
            }
        }

        // Whatever the profile says of devices with a candidate: where there is none, running is what is edited.
        if (!hello.Candidate && locks.Count == 0)
        {
            locks.Add(Datastore.Running);
        }

        return locks;
    }
}
