namespace NetMcp.Yang.Comparing;

/// <summary>What an edit does.</summary>
public enum DataEditKind
{
    /// <summary>Puts in a node that is not there, with what is in it.</summary>
    Create,

    /// <summary>Takes out a node with what is in it.</summary>
    Delete,

    /// <summary>Gives a leaf another value, or an anydata, anyxml or unknown node another content.</summary>
    Replace,

    /// <summary>Gives an entry of a list or leaf-list that the user orders another place.</summary>
    Move,
}
