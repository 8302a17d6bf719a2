namespace NetMcp.Yang.Schema;

/// <summary>The kinds of schema nodes (RFC 7950 section 3).</summary>
public enum SchemaNodeKind
{
    /// <summary>container, section 7.5.</summary>
    Container,

    /// <summary>list, section 7.8.</summary>
    List,

    /// <summary>leaf-list, section 7.7.</summary>
    LeafList,

    /// <summary>leaf, section 7.6.</summary>
    Leaf,

    /// <summary>anydata, section 7.10.</summary>
    AnyData,

    /// <summary>anyxml, section 7.11.</summary>
    AnyXml,

    /// <summary>choice, section 7.9; not a data node.</summary>
    Choice,

    /// <summary>case, section 7.9.2; not a data node. A shorthand case is made explicit.</summary>
    Case,

    /// <summary>rpc, section 7.14.</summary>
    Rpc,

    /// <summary>action, section 7.15.</summary>
    Action,

    /// <summary>input of an rpc or action, section 7.14.2; not a data node.</summary>
    Input,

    /// <summary>output of an rpc or action, section 7.14.3; not a data node.</summary>
    Output,

    /// <summary>notification, section 7.16.</summary>
    Notification,
}
