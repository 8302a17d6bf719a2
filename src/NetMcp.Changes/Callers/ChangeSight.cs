using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Storing;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Changes.Callers;

/// <summary>
/// Who sees which change, and who may begin or end it. A change is seen by whoever sees all of its devices, by their names, tags and sites of now, and may touch
/// every node of it; to everybody else, the requester too where its grant has become less, it is not there.
/// </summary>
internal sealed class ChangeSight(IDeviceDirectory directory)
{
    /// <summary>A device for a caller; one that is hidden is answered as one that is missing.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="device">The device.</param>
    /// <param name="devices">How many the change has.</param>
    public Outcome<DeviceAccess> Open(ICaller caller, DeviceName device, int devices) =>
        new VisibleDevices(directory, caller).Find(device.Value).TryGet(out var summary, out var failure)
            ? new DeviceAccess(caller, summary, devices)
            : failure with { Device = device };

    /// <summary>Whether a change is there for a caller.</summary>
    public bool Sees(ICaller caller, ChangePlan plan) => Sees(caller, plan.Devices.Select(device => device.Device), plan.Devices.SelectMany(AllNodes));

    /// <summary>The same by the header, for lists.</summary>
    public bool Sees(ICaller caller, PlanHeader plan) => Sees(caller, plan.Devices, plan.Nodes ?? [NodePath.Root.ToString()]);

    /// <summary>Why a caller may not apply, confirm or undo a change, by its grants and the inventory of now; null when it may.</summary>
    public Failure? FindObjection(ICaller caller, ChangePlan plan)
    {
        foreach (var device in plan.Devices)
        {
            var access = new DeviceAccess(caller, Find(device.Device), plan.Devices.Count);
            if ((access.FindObjection(GrantOperation.Apply, Edited(device.Abilities), Read(Nodes(device))) ?? FindCheckObjection(access, device.CheckNodes)) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }

    /// <summary>Why a caller may not have a change decided by the values of nodes; null when it may. A check is a read.</summary>
    public static Failure? FindCheckObjection(DeviceAccess access, IReadOnlyList<string> nodes) =>
        nodes.Count == 0 ? null : access.FindObjection(GrantOperation.Read, Datastore.Operational, Read(nodes));

    /// <summary>The datastore that takes the edits of a device.</summary>
    public static Datastore Edited(EditAbilities abilities) => abilities.Candidate == CandidateUse.None ? Datastore.Running : Datastore.Candidate;

    /// <summary>Nodes as they were kept.</summary>
    public static IReadOnlyList<NodePath> Read(IEnumerable<string> nodes) => [.. nodes.Select(text => NodePath.TryParse(text, out var node) ? node : NodePath.Root)];

    /// <summary>All nodes that somebody must be allowed who is to see what is done on a device, and by what it is judged.</summary>
    public static IEnumerable<string> AllNodes(DevicePlan device) => Nodes(device).Concat(device.CheckNodes);

    // A plan of before these were kept says by its roots what it touches.
    private static IReadOnlyList<string> Nodes(DevicePlan device) => device.Nodes.Count > 0 ? device.Nodes : device.Touched;

    private bool Sees(ICaller caller, IEnumerable<DeviceName> devices, IEnumerable<string> nodes) =>
        devices.All(device => caller.Shows(Find(device)))
        && (!caller.LimitsPaths || Read(nodes.Distinct(StringComparer.Ordinal)).All(node => caller.See(node) == PathAccess.Allowed));

    // Of one that the inventory has no more nothing is known but its name.
    private DeviceSummary Find(DeviceName device) =>
        directory.Find(device.Value).TryGet(out var summary, out _) ? summary : new DeviceSummary { Name = device, State = DeviceState.Idle, Protocol = string.Empty };
}
