namespace NetMcp.Yang.Comparing;

/// <summary>How an edit-config says where entries stand that the user orders.</summary>
public enum EntryPlacing
{
    /// <summary>By insert attributes (RFC 7950 sections 7.7.9 and 7.8.6).</summary>
    ByInsert,

    /// <summary>
    /// By removing what is to stand behind a new or moved entry, and merging all of it anew in its order, which has each be the last; for devices that
    /// do not do what an insert attribute says.
    /// </summary>
    ByRemaking,
}
