using System.Collections.Concurrent;
using NetMcp.Changes.Journals;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Running;

/// <summary>
/// The changes that a restarted gateway can bring to no end, because their plan or journal cannot be read: a commit of theirs may pend still, so
/// nothing new is begun beside them until a person has looked and has moved their folder away.
/// </summary>
internal sealed class StuckChanges(IChangeJournals journals)
{
    private readonly ConcurrentDictionary<ChangeId, IReadOnlySet<DeviceName>> _stuck = new();

    /// <summary>Notes one.</summary>
    /// <param name="change">Which.</param>
    /// <param name="devices">Its devices, as far as is known; none: it may be on any.</param>
    public void Note(ChangeId change, IReadOnlySet<DeviceName> devices) => _stuck[change] = devices;

    /// <summary>What stands against beginning something on these devices, or null.</summary>
    public Failure? FindObjection(IEnumerable<DeviceName> devices)
    {
        if (_stuck.IsEmpty)
        {
            return null;
        }

        var there = journals.All().ToHashSet();
        foreach (var moved in _stuck.Keys.Where(change => !there.Contains(change)))
        {
            _stuck.TryRemove(moved, out _);
        }

        var wanted = devices.ToList();
        foreach (var (change, taken) in _stuck)
        {
            if (taken.Count == 0)
            {
                return Objection(change, "which devices it is on is not known, so nothing new is begun on any", null);
            }

            foreach (var device in wanted.Where(taken.Contains))
            {
                return Objection(change, $"it may pend on {device} still, so nothing new is begun there", device);
            }
        }

        return null;
    }

    private static Failure Objection(ChangeId change, string why, DeviceName? device) => new(
        FailureCode.Forbidden,
        $"The plan or the journal of the change {change} cannot be read, and it has not ended: {why}. A person must look at its devices and then move the folder {change} out of the folder of changes.")
    {
        Device = device,
    };
}
