using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation;

/// <summary>
/// How many nodes may still be made, and how much work done. Groupings that use others twice each double with every step, and a grouping
/// of a thousand musts costs a thousand at each of its uses: neither shows in the length of the text, so both have to be counted.
/// </summary>
internal sealed class Budget(CompileContext context, CompileLimits limits)
{
    // A node costs a few dozen units when nothing is wrong with it, so that it is the nodes that run out first.
    private const long WorkPerNode = 256;

    private long _nodes = limits.MaxNodes;
    private long _work = limits.MaxNodes * WorkPerNode;

    /// <summary>Whether there is nothing left; what would come after that is left out.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Takes nodes, or what takes as much memory.</summary>
    /// <param name="count">How many.</param>
    /// <param name="at">What they are for.</param>
    /// <returns>Whether there were that many left; that there were not is reported, once.</returns>
    public bool TryTakeNodes(int count, YangStatement at)
    {
        _nodes -= count;
        return Check(_nodes, at);
    }

    /// <summary>Takes work: one unit for a statement or character looked at, more or less.</summary>
    /// <param name="units">How much.</param>
    /// <param name="at">What it is for.</param>
    /// <returns>Whether there was that much left; that there was not is reported, once.</returns>
    public bool TryTakeWork(long units, YangStatement at)
    {
        _work -= units;
        return Check(_work, at);
    }

    private bool Check(long left, YangStatement at)
    {
        if (IsExhausted || left >= 0)
        {
            return !IsExhausted;
        }

        IsExhausted = true;
        var setting = limits.MaxNodesSetting is { } name ? $" ({name})" : string.Empty;
        context.Error(DiagnosticIds.TooManyNodes, at, $"The schema has more than {limits.MaxNodes} nodes, or what costs as much; what comes after them is left out. Leave modules out that are not needed, or allow more nodes{setting}.");
        return false;
    }
}
