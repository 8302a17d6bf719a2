namespace NetMcp.Yang.JsonSchemas;

/// <summary>How much a JSON Schema shows.</summary>
public sealed record JsonSchemaOptions
{
    /// <summary>The default: everything, within the limits here.</summary>
    public static JsonSchemaOptions Default { get; } = new();

    /// <summary>How many levels of data nodes below the node are shown; null for all.</summary>
    public int? Depth { get; init; }

    /// <summary>The most schema nodes; what is below the last of them is left open (<c>"$comment"</c> says so).</summary>
    public int MaxNodes { get; init; } = 2_000;

    /// <summary>Characters that all descriptions together may have; nodes closer to the top have theirs first.</summary>
    public int DescriptionCharacters { get; init; } = 4_000;

    /// <summary>The most characters of one description.</summary>
    public int LongestDescription { get; init; } = 120;

    /// <summary>Whether nodes that are not configuration are shown (as <c>readOnly</c>) below one that is.</summary>
    public bool IncludeState { get; init; } = true;

    /// <summary>The most identities that are listed as an enum; of more only the base is named.</summary>
    public int MaxIdentities { get; init; } = 64;

    /// <summary>Whether a data node is there for whoever asks; null for all.</summary>
    public Func<Schema.SchemaNode, bool>? Shows { get; init; }
}
