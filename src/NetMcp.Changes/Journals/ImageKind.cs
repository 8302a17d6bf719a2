namespace NetMcp.Changes.Journals;

/// <summary>What is kept of a device beside the journal.</summary>
internal enum ImageKind
{
    /// <summary>The touched subtrees as they were under lock, as XML.</summary>
    Before,

    /// <summary>The touched subtrees as the confirmed change left them, as XML.</summary>
    After,

    /// <summary>Their hash.</summary>
    AfterHash,

    /// <summary>The token of the confirmed commit (RFC 6241 section 8.4.1).</summary>
    PersistId,
}
