using NetMcp.Core.Access;
using NetMcp.Trust.Paths;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Grants;

/// <summary>Judges a request by one grant. A chain asks each of its links.</summary>
internal static class GrantCheck
{
    /// <summary>Adds every reason why the grant does not hold the request, but for paths.</summary>
    public static void Check(NetworkGrant grant, AccessRequest request, string where, List<Refusal> refusals)
    {
        if (!Fits(grant, request.Pattern))
        {
            Refuse(RefusalCode.Pattern, $"The grant is for the pattern '{GrantNames.Of(grant.Pattern)}'.");
        }

        if (grant.Controller is { } controller && request.Controller != controller)
        {
            Refuse(RefusalCode.Device, "The grant is for another controller.");
        }

        if (request.Device is { } device && grant.Devices?.Selects(device) == false)
        {
            Refuse(RefusalCode.Device, "The grant does not reach this device.");
        }

        if (request.Tool is { } tool && grant.Tools?.Any(pattern => pattern.Matches(tool)) == false)
        {
            Refuse(RefusalCode.Tool, "The grant does not hold this tool.");
        }

        if (grant.Operations?.Contains(request.Operation) == false)
        {
            Refuse(RefusalCode.Operation, $"The grant does not hold the operation '{GrantNames.Of(request.Operation)}'.");
        }

        if (request.Datastore is { } datastore && grant.Datastores?.Contains(datastore) == false)
        {
            Refuse(RefusalCode.Datastore, $"The grant does not hold the datastore '{GrantNames.Of(datastore)}'.");
        }

        if (grant.MostDevicesPerChange is { } most && request.DevicesInChange > most)
        {
            Refuse(RefusalCode.DeviceCount, $"The grant allows a change of at most {most} devices.");
        }

        void Refuse(RefusalCode code, string message) => refusals.Add(new Refusal(code, where, message));
    }

    /// <summary>Whether a device of a gateway's inventory is there for whoever has the grant: of its pattern, at its controller, and among its devices.</summary>
    public static bool Reaches(NetworkGrant grant, DeviceFacts device) =>
        Fits(grant, device.Pattern)
        && (grant.Controller is not { } controller || device.Controller == controller)
        && grant.Devices?.Selects(device) != false;

    /// <summary>
    /// Whether the part of a node that is allowed is enough: reading leaves out what is denied; whoever writes, measures or approves could reach what
    /// it is not allowed to see.
    /// </summary>
    public static bool IsEnough(PathAccess access, GrantOperation operation) =>
        access == PathAccess.Allowed || (access == PathAccess.Partly && operation == GrantOperation.Read);

    private static bool Fits(NetworkGrant grant, DeploymentPattern pattern) =>
        grant.Pattern == pattern || (grant is { Pattern: DeploymentPattern.Gateway, ReachesMounted: true } && pattern == DeploymentPattern.Controller);
}
