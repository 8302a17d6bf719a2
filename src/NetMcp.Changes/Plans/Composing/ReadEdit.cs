using NetMcp.Yang.Data;
using NetMcp.Yang.Editing;
using NetMcp.Yang.Paths;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>A requested edit, read against the models.</summary>
/// <param name="Number">Its place in the request, from 1.</param>
/// <param name="Operation">What it does.</param>
/// <param name="Path">Where.</param>
/// <param name="Value">What it sets, from the top; null for delete and remove.</param>
internal sealed record ReadEdit(int Number, DataOperation Operation, DataPath Path, DataTree? Value)
{
    /// <summary>Whether it takes away only.</summary>
    public bool IsRemoval => Operation is DataOperation.Delete or DataOperation.Remove;
}
