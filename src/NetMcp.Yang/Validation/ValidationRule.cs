namespace NetMcp.Yang.Validation;

/// <summary>The rules that data can break, with the sections of RFC 7950.</summary>
public enum ValidationRule
{
    /// <summary>The schema has no such node there.</summary>
    UnknownNode,

    /// <summary>A state node stands in configuration (section 7.21.1).</summary>
    StateInConfiguration,

    /// <summary>A value is none of its type (section 9).</summary>
    Type,

    /// <summary>A list entry has not all its keys (section 7.8.2).</summary>
    MissingKey,

    /// <summary>Two entries of a list have the same keys (section 7.8.2).</summary>
    DuplicateEntry,

    /// <summary>A value stands in a leaf-list twice (section 7.7).</summary>
    DuplicateValue,

    /// <summary>There are fewer entries than min-elements (section 7.7.5).</summary>
    MinElements,

    /// <summary>There are more entries than max-elements (section 7.7.6).</summary>
    MaxElements,

    /// <summary>Two entries of a list agree where they have to differ (section 7.8.3).</summary>
    Unique,

    /// <summary>A mandatory node is missing (section 7.6.5).</summary>
    Mandatory,

    /// <summary>Of a mandatory choice no case is there (section 7.9.4).</summary>
    MissingChoice,

    /// <summary>Nodes of two cases of a choice are there (section 7.9).</summary>
    SeveralCases,

    /// <summary>A leafref refers to nothing (section 9.9.3).</summary>
    LeafRef,

    /// <summary>An instance-identifier names nothing (section 9.13.1).</summary>
    InstanceIdentifier,

    /// <summary>A must condition does not hold (section 7.5.3).</summary>
    Must,

    /// <summary>A node stands where its when condition does not hold (section 7.21.5).</summary>
    When,

    /// <summary>A constraint was not looked at, because that would cost more than it may.</summary>
    NotChecked,
}
