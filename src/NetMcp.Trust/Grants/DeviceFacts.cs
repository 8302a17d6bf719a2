using NetMcp.Core.Devices;

namespace NetMcp.Trust.Grants;

/// <summary>What is known of a device at the time of a request.</summary>
/// <param name="Name">The name in the inventory.</param>
/// <param name="Tags">The tags that it has there now.</param>
/// <param name="Site">The site that it has there now.</param>
/// <param name="Controller">The controller that it is mounted at there now; null for one that the gateway reaches itself.</param>
public sealed record DeviceFacts(DeviceName Name, IReadOnlyCollection<string> Tags, string? Site, DeviceName? Controller = null)
{
    /// <summary>The pattern of whatever a gateway does with it.</summary>
    public DeploymentPattern Pattern => Controller is null ? DeploymentPattern.Gateway : DeploymentPattern.Controller;
}
