namespace NetMcp.Tools.Schemas;

/// <summary>What a search may look for.</summary>
internal enum SearchKind
{
    /// <summary>Configuration.</summary>
    Config,

    /// <summary>Data that is no configuration.</summary>
    State,

    /// <summary>Lists and leaf-lists.</summary>
    List,

    /// <summary>Leafs and leaf-lists.</summary>
    Leaf,

    /// <summary>Rpcs and actions.</summary>
    Rpc,

    /// <summary>Notifications.</summary>
    Notification,
}
