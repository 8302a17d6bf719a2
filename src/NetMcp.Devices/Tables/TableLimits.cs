namespace NetMcp.Devices.Tables;

/// <summary>The limits of tables.</summary>
internal sealed record TableLimits
{
    /// <summary>The bytes that are read of a device for one table (default 1 MiB).</summary>
    public int ReadBytes { get; init; } = 1024 * 1024;
}
