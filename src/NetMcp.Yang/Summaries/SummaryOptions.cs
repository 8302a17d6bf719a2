namespace NetMcp.Yang.Summaries;

/// <summary>How much a summary shows.</summary>
public sealed record SummaryOptions
{
    /// <summary>The default: the node and what is directly in it.</summary>
    public static SummaryOptions Default { get; } = new();

    /// <summary>How many levels below the node are listed.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>The most nodes below it that are listed.</summary>
    public int MaxChildren { get; init; } = 100;

    /// <summary>The most characters of the node's own description.</summary>
    public int DescriptionCharacters { get; init; } = 400;

    /// <summary>Characters that the descriptions of the nodes below it may have together.</summary>
    public int ChildDescriptionCharacters { get; init; } = 2_000;

    /// <summary>Whether a data node is there for whoever asks; null for all.</summary>
    public Func<Schema.SchemaNode, bool>? Shows { get; init; }
}
