namespace NetMcp.Yang.Data;

/// <summary>What can be wrong with a document of instance data.</summary>
public enum DataProblemKind
{
    /// <summary>It is not well-formed XML or JSON. Nothing after the place was read.</summary>
    Malformed,

    /// <summary>It is nested deeper than the limit. Nothing after the place was read.</summary>
    TooDeep,

    /// <summary>A value or what has to be held back is larger than the limit. Nothing after the place was read.</summary>
    TooLarge,

    /// <summary>It has more nodes or annotations than the limit. Nothing after the place was read.</summary>
    TooMany,

    /// <summary>The schema does not know the node. It was kept as it came.</summary>
    UnknownNode,

    /// <summary>The text is not a value of the leaf's type. It was kept as it came.</summary>
    InvalidValue,

    /// <summary>Something stands where the schema allows it not: an element in a leaf, text in a container, a JSON object for a leaf. It was left out.</summary>
    Misplaced,

    /// <summary>A node that may be there once is there twice.</summary>
    Duplicate,

    /// <summary>An annotation is not as RFC 7952 wants it. It was left out.</summary>
    BadAnnotation,
}
