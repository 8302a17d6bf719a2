namespace NetMcp.Devices.Inventory;

/// <summary>The <c>tools</c> section of the configuration: what is offered to agents. Read when the gateway starts.</summary>
public sealed record ToolSettings
{
    /// <summary>Whether the tools that draft-zw-opsawg-mcp-network-mgmt names are offered too (default false).</summary>
    public bool Draft { get; init; }
}
