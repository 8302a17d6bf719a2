namespace NetMcp.Yang.Trees;

/// <summary>Where nodes of a diagram stand: it decides their flags (RFC 8340 section 2.6).</summary>
internal enum TreePlace
{
    /// <summary>In a datastore: <c>rw</c> or <c>ro</c>.</summary>
    Datastore,

    /// <summary>In an input: <c>-w</c>.</summary>
    Input,

    /// <summary>In an output or a notification: <c>ro</c>.</summary>
    Output,

    /// <summary>In yang-data or a grouping, which say nothing of config: <c>--</c>.</summary>
    Unknown,

    /// <summary>In a structure, whose nodes have no flags (RFC 8791 section 4).</summary>
    Structure,
}
