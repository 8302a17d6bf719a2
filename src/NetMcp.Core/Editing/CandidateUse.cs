namespace NetMcp.Core.Editing;

/// <summary>How a device holds a candidate configuration (RFC 6241 section 8.3.1).</summary>
public enum CandidateUse
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>One for all sessions.</summary>
    Shared,

    /// <summary>One a session.</summary>
    Private,
}
