namespace NetMcp.Devices.Inventory;

/// <summary>The <c>policy</c> setting of the configuration: what may be changed, and what needs approval. Read again with the inventory.</summary>
public sealed record PolicySettings
{
    /// <summary>The file of the policy, as a full path; null for none.</summary>
    public string? File { get; init; }

    /// <summary>Without a file: whether nothing may be changed at all.</summary>
    public bool DeniesAll { get; init; }
}
