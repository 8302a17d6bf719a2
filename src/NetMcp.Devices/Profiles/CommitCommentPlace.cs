namespace NetMcp.Devices.Profiles;

/// <summary>Where a commit carries a comment on a kind of device.</summary>
/// <param name="Element">The element within commit.</param>
/// <param name="NamespaceUri">Its namespace; null for that of the rpc.</param>
/// <param name="MaxLength">The most characters that the device keeps.</param>
internal sealed record CommitCommentPlace(string Element, string? NamespaceUri, int MaxLength)
{
    /// <summary>The beginning of a capability without which the device does not take it; null where it always does.</summary>
    public string? Needs { get; init; }
}
