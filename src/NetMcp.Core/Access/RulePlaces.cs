using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Core.Access;

/// <summary>
/// Where a rule's path ends in a device's models. One that names nothing there is met by nothing, so a misspelt one would protect nothing: what it may have
/// been meant for is found here, and whoever judges keeps away from that.
/// </summary>
public static class RulePlaces
{
    /// <summary>
    /// The deepest node that the models do have of a path that names a node which they should have and have not; where not even the first is there, what the
    /// module has at the top, or <c>/</c> where that is nothing. Empty where there is nothing to fear: the node is there; or the device has not that
    /// module; or a feature or deviation took the node away; or a key has a value that no entry can have.
    /// </summary>
    /// <param name="schema">The models.</param>
    /// <param name="rule">The path of the rule.</param>
    public static IReadOnlyList<NodePath> FindGaps(YangSchema schema, NodePath rule)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(rule);
        SchemaNode? node = null;
        for (var i = 0; i < rule.Steps.Length; i++)
        {
            var step = rule.Steps[i];
            var next = node is null ? schema.FindRoot(step.Module, step.Name) : node.FindDataChild(step.Module, step.Name);
            if (next is null)
            {
                return schema.FindModule(step.Module) is not { IsImplemented: true } module || schema.TakenAway.Contains((step.Module, step.Name)) ? []
                    : node is null ? Top(module) : [new NodePath(rule.Steps[..i])];
            }

            if (!step.Predicates.All(predicate => IsKey(next, predicate)))
            {
                return [new NodePath(rule.Steps[..i].Add(step with { Predicates = [] }))];
            }

            node = next;
        }

        // A value in another form than the canonical one is compared as text, and never equal.
        var text = rule.ToString();
        return node is not null && DataPath.TryRead(schema, text, out var path, out _) && DataPathNodes.TryOf(path, out var nodes, out _) && nodes.ToString() != text
            ? [new NodePath([.. rule.Steps.Select(step => step with { Predicates = [] })])]
            : [];
    }

    /// <summary>Whether nodes of one path and below may be nodes of another and below: no name and no key speaks against it.</summary>
    public static bool Meet(NodePath one, NodePath other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Steps.Zip(other.Steps).All(pair => pair.First.Module == pair.Second.Module && pair.First.Name == pair.Second.Name
            && !pair.First.Predicates.Any(key => pair.Second.Predicates.Any(also => also.Module == key.Module && also.Name == key.Name && also.Value != key.Value && !KeyText.MayBeSame(also.Value, key.Value))));
    }

    private static List<NodePath> Top(YangModule module)
    {
        List<NodePath> top = [.. Data(module.Children).Select(VisibleNodes.PathOf)];
        return top.Count > 0 ? top : [NodePath.Root];
    }

    private static IEnumerable<SchemaNode> Data(IEnumerable<SchemaNode> nodes) => nodes.SelectMany(node => node switch
    {
        ChoiceNode or CaseNode => Data(node.Children),
        ContainerNode or ListNode or LeafNode or LeafListNode or AnyNode => [node],
        _ => [],
    });

    private static bool IsKey(SchemaNode node, NodePathPredicate predicate) => node switch
    {
        ListNode list => list.Keys.Any(key => key.Name == predicate.Name && key.Module.Name == predicate.Module),
        LeafListNode => predicate.Name == ".",
        _ => false,
    };
}
