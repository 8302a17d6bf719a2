namespace NetMcp.Changes.Plans;

/// <summary>What a plan does to a node, as the difference says, whatever operation was asked for: a replace that leaves a leaf out deletes that leaf.</summary>
public enum TouchKind
{
    /// <summary>It was not there, and will be.</summary>
    Create,

    /// <summary>It has another value, content or place.</summary>
    Replace,

    /// <summary>It was there, and goes.</summary>
    Delete,
}
