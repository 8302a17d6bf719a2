using NetMcp.Yang.Compilation;

namespace NetMcp.Devices.Schemas;

/// <summary>What a device's models may cost. All of it comes from devices, so every limit is met some day.</summary>
internal sealed record SchemaLimits
{
    /// <summary>How many get-schema are on the wire at once; a reader of data on the same session waits behind no more than these.</summary>
    public int FetchParallel { get; init; } = 16;

    /// <summary>The most modules and submodules of one device.</summary>
    public int MaxModules { get; init; } = 10_000;

    /// <summary>The longest module, in characters.</summary>
    public int MaxModuleCharacters { get; init; } = 4 * 1024 * 1024;

    /// <summary>All modules of a device together, in characters; they are held until the schema is compiled.</summary>
    public long MaxTotalCharacters { get; init; } = 128L * 1024 * 1024;

    /// <summary>The most nodes of a device's schema.</summary>
    public int MaxNodes { get; init; } = CompileLimits.Default.MaxNodes;

    /// <summary>How many devices may be asked for their modules at once.</summary>
    public int Acquisitions { get; init; } = 8;

    /// <summary>How many schemas may be compiled at once.</summary>
    public int Compiles { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How long one compile may take.</summary>
    public TimeSpan CompileTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many different schemas are kept in memory; the one that was used least recently goes first, and is compiled again when it is asked for.</summary>
    public int SchemasKept { get; init; } = 32;

    /// <summary>How long a failure that asking again would only repeat is remembered.</summary>
    public TimeSpan FailureKept { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The most files that are looked at in a folder of modules.</summary>
    public int MaxFolderFiles { get; init; } = 20_000;

    /// <summary>How deep the folders of modules may nest.</summary>
    public int MaxFolderDepth { get; init; } = 8;
}
