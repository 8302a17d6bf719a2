namespace NetMcp.Audit.Records;

/// <summary>The kinds of records that the log writes about itself.</summary>
internal static class LogKind
{
    /// <summary>The first record of a log: names its chain.</summary>
    public const string Begun = "log-begun";

    /// <summary>A signed checkpoint.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>A half-written end was put aside after a death.</summary>
    public const string Recovered = "log-recovered";

    /// <summary>Reads went on without records, as configured.</summary>
    public const string Unlogged = "log-unlogged";

    /// <summary>An operator took note of records that are missing or changed.</summary>
    public const string GapAccepted = "log-gap-accepted";
}
