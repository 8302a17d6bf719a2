namespace NetMcp.Trust.Paths;

/// <summary>How the nodes of a rule's path and below lie to those of another path and below.</summary>
internal enum PathRelation
{
    /// <summary>They have none in common.</summary>
    Apart,

    /// <summary>They have, or may have, some in common.</summary>
    Touches,

    /// <summary>All of the other are the rule's.</summary>
    Covers,
}
