namespace NetMcp.Audit.Verifying;

/// <summary>What a look at a whole log found.</summary>
public sealed record VerifyReport
{
    /// <summary>How many records there are.</summary>
    public long Records { get; init; }

    /// <summary>How many files.</summary>
    public int Files { get; init; }

    /// <summary>The number of the first record; more than 1 where older files were put away.</summary>
    public long FirstSeq { get; init; }

    /// <summary>The number of the last record.</summary>
    public long LastSeq { get; init; }

    /// <summary>The hash of the last record's line, in hexadecimal digits.</summary>
    public string LastHash { get; init; } = "";

    /// <summary>The name of the chain.</summary>
    public string? Chain { get; init; }

    /// <summary>How many checkpoints were verified with a key.</summary>
    public long SignedCheckpoints { get; init; }

    /// <summary>The number of the last checkpoint; 0 when there is none. Whether something behind it was cut off, nothing can tell.</summary>
    public long LastCheckpoint { get; init; }

    /// <summary>The first findings.</summary>
    public IReadOnlyList<AuditFinding> Findings { get; init; } = [];

    /// <summary>How many findings there are.</summary>
    public long FindingCount { get; init; }

    /// <summary>What is odd and no proof of anything: a clock that went back, an unfinished last line.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
