namespace NetMcp.Devices.Schemas.Caching;

/// <summary>A file of the index.</summary>
internal sealed record IndexFile
{
    /// <summary>The format that is written; a file of another one is as good as none.</summary>
    public const int CurrentFormat = 1;

    public required int Format { get; init; }

    public required ModuleSet Modules { get; init; }
}
