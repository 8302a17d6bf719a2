using NetMcp.Yang.Paths;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>What is wanted of a document that is turned into JSON.</summary>
public sealed record XmlToJsonOptions
{
    /// <summary>All of a datastore's document.</summary>
    public static XmlToJsonOptions Default { get; } = new();

    /// <summary>Where the top-level nodes stand in the schema.</summary>
    public DataContext Context { get; init; } = DataContext.Top;

    /// <summary>Depth, the length of a value and the number of problems are bounded by these; the number of nodes is not.</summary>
    public DataLimits Limits { get; init; } = DataLimits.Default;

    /// <summary>
    /// How many bytes of JSON are held back at most so that entries of a list that are interleaved with other nodes (legal, RFC 7950 section
    /// 7.8.5) can join their array.
    /// </summary>
    public int SpoolBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// The most bytes of JSON, at least 2; null for no bound. What does not fit is cut off at the last whole entry. With a bound everything is held
    /// until the end, so this is also the memory it takes.
    /// </summary>
    public int? MaxBytes { get; init; }

    /// <summary>How many levels of nodes are wanted, the top-level ones being the first (RFC 8040 section 4.8.2); keys are kept. Null for all.</summary>
    public int? Depth { get; init; }

    /// <summary>Which parts are wanted (RFC 8040 section 4.8.3); null for all.</summary>
    public FieldFilter? Fields { get; init; }

    /// <summary>
    /// Of the lists on this path only the entries whose keys are those of its predicates; null for all. Whatever else stands beside the path
    /// is left to <see cref="Fields"/>, and predicates that are not about keys have no effect.
    /// </summary>
    public DataPath? Entries { get; init; }

    /// <summary>Configuration, state or both.</summary>
    public ContentSelection Content { get; init; }

    /// <summary>Sees and may replace values; null for nobody.</summary>
    public IValueMask? Mask { get; init; }

    /// <summary>
    /// Asked whenever a container or list entry is whole: true ends the document there, with an entry that is still open taken out. Null for
    /// nobody.
    /// </summary>
    public Func<bool>? StopRequested { get; init; }
}
