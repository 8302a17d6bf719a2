using System.Collections.Immutable;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>What turning a document into JSON came to.</summary>
/// <param name="Error">
/// Why it ended early: malformed XML, a limit, or entries that are interleaved over more than the spool holds. What was written then is no
/// JSON. Null when the JSON is valid.
/// </param>
/// <param name="Bytes">The size of the JSON.</param>
/// <param name="CutAt">The instance path of the first node that was left out for size, or because the consumer stopped; null when nothing was.</param>
/// <param name="IsDepthCut">Whether nodes were left out because they are deeper than was wanted.</param>
/// <param name="UnknownCount">How many elements the schema does not know. They are in the JSON as they came.</param>
/// <param name="MaskedCount">How many values were replaced.</param>
/// <param name="Problems">What was found, in document order, unknown nodes among it; bounded by <see cref="DataLimits.MaxProblems"/>.</param>
/// <param name="ProblemCount">How many problems there were, those not kept included.</param>
public sealed record XmlToJsonResult(
    DataProblem? Error,
    long Bytes,
    string? CutAt,
    bool IsDepthCut,
    int UnknownCount,
    int MaskedCount,
    ImmutableArray<DataProblem> Problems,
    int ProblemCount);
