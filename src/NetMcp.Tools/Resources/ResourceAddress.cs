namespace NetMcp.Tools.Resources;

/// <summary>The addresses of resources that others speak of.</summary>
public static class ResourceAddress
{
    /// <summary>The devices of the inventory.</summary>
    public const string Devices = "network:///devices";
}
