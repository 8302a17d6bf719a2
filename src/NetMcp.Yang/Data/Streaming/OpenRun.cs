using NetMcp.Yang.Data.Plans;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>Children of one name that follow each other: the entries of a list or leaf-list, or unknown elements, which may turn out to be such.</summary>
internal struct OpenRun
{
    /// <summary>The list or leaf-list; null for unknown elements.</summary>
    public NodePlan? Plan;

    /// <summary>The name of unknown elements; null when no run of them is open.</summary>
    public string? Name;

    /// <summary>The module of unknown elements.</summary>
    public string? Module;

    /// <summary>Where the bracket of unknown elements is, or a space that can become one.</summary>
    public long Bracket;

    /// <summary>Whether the bracket is there.</summary>
    public bool IsArray;

    /// <summary>How many entries it has.</summary>
    public int Count;

    /// <summary>The closed run that these entries belong to, and where their text begins; null when this is the first run of the name.</summary>
    public ClosedRun? Late;

    public long LateStart;

    /// <summary>The annotations of leaf-list entries and unknown texts so far, by entry; null when there is none.</summary>
    public List<IReadOnlyList<DataAnnotation>?>? Annotations;

    public readonly bool IsOpen => Plan is not null || Name is not null;
}
