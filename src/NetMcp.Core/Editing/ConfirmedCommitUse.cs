namespace NetMcp.Core.Editing;

/// <summary>Which confirmed commit a device has.</summary>
public enum ConfirmedCommitUse
{
    /// <summary>None.</summary>
    None,

    /// <summary>Version 1.0 (RFC 4741 section 8.4): bound to its session, undone when that is lost, without a cancel-commit.</summary>
    Version10,

    /// <summary>Version 1.1 (RFC 6241 section 8.4): with persist and cancel-commit.</summary>
    Version11,
}
