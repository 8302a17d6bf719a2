namespace NetMcp.Devices.Editing;

/// <summary>The limits of a change's sessions.</summary>
internal sealed record EditLimits
{
    /// <summary>The most characters of XML that a read of the touched subtrees keeps (default 16 Mi).</summary>
    public int ReadCharacters { get; init; } = 16 * 1024 * 1024;
}
