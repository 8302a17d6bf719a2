namespace NetMcp.Devices.Profiles;

/// <summary>How a device holds its candidate configuration.</summary>
internal enum CandidateKind
{
    /// <summary>One for all sessions (RFC 6241 section 8.3.1).</summary>
    Shared,

    /// <summary>One a session.</summary>
    Private,
}
