using System.Collections.Immutable;
using NetMcp.Core.Access;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>
/// The nodes that a difference touches, down to the last ones: a subtree that comes or goes is judged by what is in it. Where they are many they are told
/// with less detail, which only ever means more nodes.
/// </summary>
internal static class TouchedNodes
{
    /// <summary>The most of one device.</summary>
    public const int Most = 256;

    private static readonly ImmutableArray<NodePathPredicate> NoPredicates = [];

    /// <summary>Those of a difference.</summary>
    public static IReadOnlyList<NodeTouch> Of(DataDiff diff)
    {
        var found = new HashSet<NodeTouch>();
        foreach (var edit in diff.Edits)
        {
            var kind = edit.Kind switch { DataEditKind.Create => TouchKind.Create, DataEditKind.Delete => TouchKind.Delete, _ => TouchKind.Replace };
            foreach (var touch in edit.Kind is DataEditKind.Move ? [Touch(edit.Node, kind, isWhole: true)] : Last(edit.Node, kind))
            {
                found.Add(touch);
            }
        }

        return [.. Fewer(found).OrderBy(touch => touch.Path, StringComparer.Ordinal).ThenBy(touch => touch.Kind)];
    }

    private static IEnumerable<NodeTouch> Last(DataNode node, TouchKind kind) => node.Children.Count == 0 || node.Schema is null
        ? [Touch(node, kind, node.Schema is not (LeafNode or LeafListNode or ContainerNode or ListNode))]
        : node.Children.SelectMany(child => Last(child, kind));

    private static NodeTouch Touch(DataNode node, TouchKind kind, bool isWhole)
    {
        var steps = ImmutableArray.CreateBuilder<NodePathStep>();
        for (var step = node; step is not null; step = step.Parent)
        {
            if (step.Schema is null)
            {
                // What the models do not know cannot be named, but what it stands in can.
                steps.Clear();
                isWhole = true;
                continue;
            }

            steps.Add(new NodePathStep(step.ModuleName, step.Name, Predicates(step)));
        }

        steps.Reverse();
        if (steps.Count > NodePath.MaxSteps)
        {
            steps.Count = NodePath.MaxSteps;
            isWhole = true;
        }

        return Written(new NodePath(steps.ToImmutable()), kind, isWhole);
    }

    private static ImmutableArray<NodePathPredicate> Predicates(DataNode node)
    {
        switch (node.Schema)
        {
            case LeafListNode when node.Value is { } value:
                return [new NodePathPredicate(node.ModuleName, ".", value)];
            case ListNode { Keys: var keys } when keys.Length is > 0 and <= NodePath.MaxPredicates:
                var named = keys.Select(key => (key.Name, Leaf: node.Children.FirstOrDefault(child => ReferenceEquals(child.Schema, key)))).ToList();
                return named.All(key => key.Leaf?.Value is not null)
                    ? [.. named.Select(key => new NodePathPredicate(key.Leaf!.ModuleName, key.Name, key.Leaf.Value!))]
                    : NoPredicates;
            default:
                return NoPredicates;
        }
    }

    // A text that does not read back as what it was (too long, both kinds of quotes in a key) goes without its keys.
    private static NodeTouch Written(NodePath path, TouchKind kind, bool isWhole)
    {
        var text = path.ToString();
        if (NodePath.TryParse(text, out var read) && read.ToString() == text)
        {
            return new NodeTouch(text, kind, isWhole);
        }

        for (var depth = path.Steps.Length; depth > 0; depth--)
        {
            text = WithoutKeys(path, depth).ToString();
            if (NodePath.TryParse(text, out _))
            {
                return new NodeTouch(text, kind, isWhole || depth < path.Steps.Length);
            }
        }

        return new NodeTouch(NodePath.Root.ToString(), kind, IsWhole: true);
    }

    private static NodePath WithoutKeys(NodePath path, int depth) => new([.. path.Steps.Take(depth).Select(step => step with { Predicates = NoPredicates })]);

    private static HashSet<NodeTouch> Fewer(HashSet<NodeTouch> touches)
    {
        for (var depth = NodePath.MaxSteps; touches.Count > Most; depth--)
        {
            touches = [.. touches.Select(touch =>
            {
                var path = NodePath.Parse(touch.Path);
                return touch with { Path = WithoutKeys(path, depth).ToString(), IsWhole = touch.IsWhole || depth < path.Steps.Length };
            })];
        }

        return touches;
    }
}
