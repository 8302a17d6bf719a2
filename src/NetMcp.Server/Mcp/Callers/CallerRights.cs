using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Server.Authorization;
using NetMcp.Tools.Resources;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>What of the catalogue is there for a caller. That its token stands was judged when its request was let in.</summary>
internal static class CallerRights
{
    /// <summary>What cannot be judged by paths, and so is not for a caller of whom some are denied.</summary>
    private static readonly string[] Pathless = ["network.rpc", "network.cli.exec"];

    /// <summary>Whether a tool is there. One that does not say what it does is for those only who may do all.</summary>
    public static bool Sees(this ICaller caller, McpServerTool tool)
    {
        var name = tool.ProtocolTool.Name;
        return caller.Shows(name) && !(caller.LimitsPaths && Pathless.Contains(name)) &&
            caller.May(tool.Metadata.OfType<GrantOperation>().DefaultIfEmpty(GrantOperation.Apply).First());
    }

    /// <summary>Whether a resource is there: for who may read, and may call the tool that gives the same. Else one tool in a grant would be the data of all.</summary>
    public static bool Sees(this ICaller caller, McpServerResource resource) =>
        caller.MayRead() && resource.Metadata.OfType<GivenByTool>().All(tool => caller.Shows(tool.Name));

    /// <summary>Whether resources, prompts and completion are there at all: they read.</summary>
    public static bool MayRead(this ICaller caller) => caller.May(GrantOperation.Read);

    /// <summary>Whether an operation is held at all.</summary>
    public static bool May(this ICaller caller, GrantOperation operation) =>
        caller is IGuardedCaller guarded ? guarded.Holds(operation) : caller.FindObjection(new AccessQuestion { Operation = operation }) is null;

    /// <summary>Whether it stands now; for what goes on after a request was let in.</summary>
    public static bool Stands(this ICaller caller) => caller is not IGuardedCaller { Stands: false };

    /// <summary>Whether no device is hidden from it, so that it may hear of what all of them together have.</summary>
    public static bool SeesEverything(this ICaller caller) => caller is not IGuardedCaller guarded || (guarded.ReachesEveryDevice && !guarded.LimitsPaths && guarded.MayRead());

    /// <summary>Whether it may hear of a resource: of a device that it does not see it hears as little as of one that does not exist.</summary>
    public static bool MayHearOf(this ICaller caller, string uri, IDeviceDirectory? directory) =>
        caller is not IGuardedCaller ||
        (caller.MayRead() && (ResourceAddress.DeviceOf(uri) is not { } name || directory is null || (directory.Find(name.Value).TryGet(out var device, out _) && caller.Shows(device))));
}
