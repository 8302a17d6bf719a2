using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>Finds what a leafref or an instance-identifier refers to (RFC 7950 sections 9.9, 9.13 and 10.3.1).</summary>
internal static class Dereference
{
    /// <summary>The nodes that a node refers to; none when it is no reference, or one to nothing.</summary>
    public static List<XPathItem> Of(XPathRun run, DataNode node) => node.Schema switch
    {
        LeafNode leaf => Of(run, node, leaf.Type),
        LeafListNode leafList => Of(run, node, leafList.Type),
        _ => [],
    };

    /// <summary>The nodes that a value of a leafref refers to.</summary>
    public static List<XPathItem> OfLeafRef(XPathRun run, DataNode node, YangType type)
    {
        if (type.LeafRefPath is not { } path)
        {
            return [];
        }

        var targets = new XPathRun(run.Tree, path, node, run.ConfigOnly, run.Budget).Evaluate() as XPathNodes;
        return [.. (targets?.Items ?? []).Where(target => run.Budget.Spend() && target.Node?.Value == node.Value)];
    }

    /// <summary>The node that a value of an instance-identifier names; null when there is none.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="value">The value, with module names as prefixes.</param>
    /// <param name="module">The module of a name without prefix.</param>
    /// <param name="seesConfigOnly">Whether state is not accessible.</param>
    /// <param name="budget">What it may cost.</param>
    public static DataNode? OfInstance(AccessibleTree tree, string value, string module, bool seesConfigOnly, XPathBudget budget)
    {
        if (!InstancePathReader.TryRead(value, ValueForm.JsonText, new ModuleNames(tree.Schema, module), out var path, out _))
        {
            return null;
        }

        DataNode? found = null;
        foreach (var step in path.Steps)
        {
            found = Find(tree, found, step, seesConfigOnly, budget);
            if (found is null)
            {
                break;
            }
        }

        return found;
    }

    private static List<XPathItem> Of(XPathRun run, DataNode node, YangType type)
    {
        switch (type.Base)
        {
            case YangBaseType.LeafRef:
                return OfLeafRef(run, node, type);
            case YangBaseType.InstanceIdentifier:
                return OfInstance(run.Tree, node.Value ?? "", node.ModuleName, run.ConfigOnly, run.Budget) is { } found ? [new(found)] : [];
            case YangBaseType.Union:
                // The member whose value it is: the first that refers to something.
                return type.Members.Select(member => Of(run, node, member)).FirstOrDefault(targets => targets.Count > 0) ?? [];
            default:
                return [];
        }
    }

    private static DataNode? Find(AccessibleTree tree, DataNode? parent, InstanceStep step, bool seesConfigOnly, XPathBudget budget)
    {
        var position = 0L;
        IReadOnlyList<DataNode> candidates = step.Keys is [var first, ..] && tree.FindReal(parent, step.Module, step.Name) is [{ Schema: ListNode list }, _, ..]
            && list.FindDataChild(first.Module, first.Name) is LeafNode key
            ? tree.FindEntries(parent, key, first.Value)
            : tree.Find(parent, step.Module, step.Name, budget);
        foreach (var candidate in candidates)
        {
            if (!budget.Spend() || (seesConfigOnly && candidate.Schema is { IsConfig: false }))
            {
                continue;
            }

            position++;
            if ((step.Value is null || candidate.Value == step.Value)
                && (step.Position is null || position == step.Position)
                && step.Keys.All(wanted => tree.FindReal(candidate, wanted.Module, wanted.Name) is [var leaf] && leaf.Value == wanted.Value))
            {
                return candidate;
            }
        }

        return null;
    }
}
