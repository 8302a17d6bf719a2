using System.Collections.Immutable;

namespace NetMcp.Yang.Data;

/// <summary>What reading a document came to.</summary>
/// <param name="Tree">What was read; null when reading ended early (<see cref="DataProblem.IsFatal"/>).</param>
/// <param name="Problems">What was found, in document order, the fatal one last. Bounded by <see cref="DataLimits.MaxProblems"/>.</param>
/// <param name="ProblemCount">How many problems there were, those not kept included.</param>
public sealed record DataReadResult(DataTree? Tree, ImmutableArray<DataProblem> Problems, int ProblemCount)
{
    /// <summary>Whether all of the document was read and nothing in it is wrong.</summary>
    public bool Succeeded => Tree is not null && ProblemCount == 0;
}
