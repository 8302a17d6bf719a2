using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>Whether the when conditions of a node hold (RFC 7950 section 7.21.5): its own, and those of the choices and cases around it.</summary>
internal static class WhenConditions
{
    /// <summary>The first condition that does not hold, or null; also null when that is too expensive to tell.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="schema">The node's schema.</param>
    /// <param name="node">The node, which need not be in the tree, only have a place there.</param>
    /// <param name="budget">What it may cost.</param>
    public static SchemaWhen? FindBroken(AccessibleTree tree, SchemaNode schema, DataNode node, XPathBudget budget)
    {
        SchemaNode? holder = schema;
        do
        {
            foreach (var when in holder.Whens)
            {
                var context = when.OnParent || !ReferenceEquals(holder, schema) ? node.Parent : node;
                var run = new XPathRun(tree, when.Condition, context, XPathRun.SeesConfigOnly(schema), budget);
                if (run.Holds() == false)
                {
                    return when;
                }
            }

            holder = holder.Parent;
        }
        while (holder is { IsDataNode: false });

        return null;
    }
}
