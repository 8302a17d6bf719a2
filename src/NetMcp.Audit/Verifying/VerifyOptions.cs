namespace NetMcp.Audit.Verifying;

/// <summary>What a log is held against.</summary>
public sealed record VerifyOptions
{
    /// <summary>The keys of checkpoints; null leaves the signatures alone.</summary>
    public ICheckpointKeys? Keys { get; init; }

    /// <summary>Whether gaps that an operator took note of are remarks and no findings.</summary>
    public bool AllowAcceptedGaps { get; init; }

    /// <summary>Records that are known from elsewhere, as from a syslog server: number and hash of the line in hexadecimal digits.</summary>
    public IReadOnlyDictionary<long, string> Expected { get; init; } = new Dictionary<long, string>();
}
