using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Reading;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Paths;

namespace NetMcp.Trust.Tests.Chains;

/// <summary>A request as plain words.</summary>
internal sealed record SpecRequest(string Name, string[] Tags, string Site, string Tool, string Operation, string Datastore, string Path, int Devices)
{
    public AccessRequest ToRequest() => new()
    {
        Pattern = DeploymentPattern.Gateway,
        Operation = Enum.Parse<GrantOperation>(Operation, ignoreCase: true),
        Tool = Tool,
        Device = new DeviceFacts(DeviceName.Parse(Name), Tags, Site),
        Datastore = Enum.Parse<Datastore>(Datastore, ignoreCase: true),
        Paths = [NodePath.Parse(Path)],
        DevicesInChange = Devices,
    };
}
