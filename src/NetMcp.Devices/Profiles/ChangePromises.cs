using NetMcp.Core.Devices;
using NetMcp.Netconf.Capabilities;

namespace NetMcp.Devices.Profiles;

/// <summary>Grades what can be promised for a change, from the profile, the hello and the inventory.</summary>
internal static class ChangePromises
{
    public static ChangePromise Grade(DeviceProfile profile, NetconfCapabilities capabilities, bool readOnly)
    {
        if (readOnly)
        {
            return new ChangePromise("none", ["The inventory says that this device is not to be changed."]);
        }

        if (!capabilities.Candidate && !capabilities.WritableRunning)
        {
            return new ChangePromise("none", ["The device announces neither a candidate nor a writable running datastore."]);
        }

        var reasons = new List<string>();
        var full = capabilities.Candidate
            ? GradeCandidate(profile, capabilities, reasons)
            : GradeRunning(capabilities, reasons);
        if (capabilities.Startup && profile.SaveStartup)
        {
            reasons.Add("Running must be copied to startup, or a restart undoes the change.");
        }

        reasons.AddRange(profile.Notes);
        return new ChangePromise(full ? "full" : "reduced", reasons);
    }

    private static bool GradeCandidate(DeviceProfile profile, NetconfCapabilities capabilities, List<string> reasons)
    {
        if (!capabilities.ConfirmedCommit || !profile.ConfirmedCommit)
        {
            reasons.Add("There is a candidate but no confirmed commit: a change that cuts the gateway off is not undone by the device.");
            return false;
        }

        reasons.Add(capabilities.ConfirmedCommit11
            ? "The device undoes a commit that is not confirmed (confirmed-commit 1.1)."
            : "The device undoes a commit that is not confirmed (confirmed-commit 1.0, without persist and cancel-commit).");
        if (!profile.PersistSurvivesSession)
        {
            reasons.Add("A pending commit is undone when the session that made it is lost.");
        }

        if (!profile.AlsoConfirmedBy.IsEmpty)
        {
            reasons.Add($"A pending commit is also confirmed by {string.Join(" and by ", profile.AlsoConfirmedBy)}, so its being undone is not certain.");
            return false;
        }

        return true;
    }

    private static bool GradeRunning(NetconfCapabilities capabilities, List<string> reasons)
    {
        reasons.Add("Changes go to running at once, without a candidate.");
        if (!capabilities.RollbackOnError)
        {
            reasons.Add("Without rollback-on-error a change that fails half-way stays half made.");
        }

        return false;
    }
}
