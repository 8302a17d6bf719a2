using System.Collections.Immutable;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Paths;

/// <summary>Looks the names of a path up in a schema, step by step, and its values in the types.</summary>
internal sealed class PathResolver(YangSchema schema, Func<SchemaNode, bool>? shows = null)
{
    private readonly StepFinder _finder = new(schema, shows);

    /// <summary>What is wrong; null before anything went wrong.</summary>
    public PathError? Error { get; private set; }

    /// <summary>Resolves all steps.</summary>
    public bool TryResolve(IReadOnlyList<WrittenStep> written, out ImmutableArray<DataPathStep> steps)
    {
        var resolved = ImmutableArray.CreateBuilder<DataPathStep>(written.Count);
        SchemaNode? node = null;
        steps = [];
        foreach (var step in written)
        {
            if (_finder.Find(node, step.Module, step.Name, step.Offset, out var problem) is not { } found)
            {
                Error = problem;
                return false;
            }

            node = found;
            if (!TryResolvePredicates(step, node, out var predicates))
            {
                return false;
            }

            resolved.Add(new DataPathStep(node, predicates, step.Offset));
        }

        steps = resolved.ToImmutable();
        return true;
    }

    private bool TryResolvePredicates(WrittenStep step, SchemaNode node, out ImmutableArray<DataPathPredicate> predicates)
    {
        predicates = [];
        if (step.KeyValues is not null)
        {
            return TryResolveKeys(step, node, step.KeyValues, out predicates);
        }

        var resolved = ImmutableArray.CreateBuilder<DataPathPredicate>(step.Predicates.Count);
        foreach (var predicate in step.Predicates)
        {
            if (predicate.Position is not null)
            {
                if (node is not (ListNode or LeafListNode))
                {
                    return Fail(predicate.Offset, $"'{node.Name}' is a {node.Kind.Word()}: only entries of lists and leaf-lists have positions.");
                }

                resolved.Add(new DataPathPredicate(null, "", predicate.Position));
                continue;
            }

            if (!TryFindLeaf(predicate, node, out var leaf) || !TryReadValue(leaf ?? node, predicate.Value, predicate.Offset, out var value))
            {
                return false;
            }

            resolved.Add(new DataPathPredicate(leaf, value, null));
        }

        predicates = resolved.ToImmutable();
        return true;
    }

    // RFC 8040 section 3.5.3: the values of all keys, in the order of the key statement; a leaf-list entry has its value.
    private bool TryResolveKeys(WrittenStep step, SchemaNode node, IReadOnlyList<string> values, out ImmutableArray<DataPathPredicate> predicates)
    {
        predicates = [];
        var leafs = node switch
        {
            ListNode list => [.. list.Keys],
            LeafListNode => [null],
            _ => Array.Empty<LeafNode?>(),
        };
        if (leafs.Length != values.Count)
        {
            return Fail(step.Offset, node switch
            {
                ListNode { Keys.IsEmpty: true } => $"List '{node.Name}' has no keys.",
                ListNode list => $"List '{node.Name}' has {list.Keys.Length} keys ({string.Join(", ", list.Keys.Select(key => key.Name))}), and here {(values.Count == 1 ? "is 1 value" : $"are {values.Count} values")}; a comma inside of a value is %2C.",
                _ => $"'{node.Name}' is a {node.Kind.Word()} and has no keys.",
            });
        }

        var resolved = ImmutableArray.CreateBuilder<DataPathPredicate>(leafs.Length);
        for (var i = 0; i < leafs.Length; i++)
        {
            if (!TryReadValue(leafs[i] ?? node, values[i], step.Offset, out var value))
            {
                return false;
            }

            resolved.Add(new DataPathPredicate(leafs[i], value, null));
        }

        predicates = resolved.ToImmutable();
        return true;
    }

    private bool TryFindLeaf(WrittenPredicate predicate, SchemaNode node, out SchemaNode? leaf)
    {
        leaf = null;
        if (predicate.Name is null)
        {
            return node is LeafNode or LeafListNode ||
                Fail(predicate.Offset, $"'{node.Name}' is a {node.Kind.Word()} and has no value of its own.{KeyHint(node)}");
        }

        leaf = _finder.Find(node, predicate.Module, predicate.Name, predicate.Offset, out var problem);
        if (leaf is null)
        {
            Error = problem! with { Message = problem.Message + KeyHint(node) };
            return false;
        }

        return leaf is LeafNode or LeafListNode || Fail(predicate.Offset, $"'{leaf.Name}' is a {leaf.Kind.Word()} and has no value to compare.{KeyHint(node)}");
    }

    private static string KeyHint(SchemaNode node) => node is ListNode { Keys.IsEmpty: false } list
        ? $" The keys of '{node.Name}': {string.Join(", ", list.Keys.Select(key => key.Name))}."
        : "";

    private bool TryReadValue(SchemaNode leaf, string text, int offset, out string value)
    {
        var type = leaf is LeafNode single ? single.Type : ((LeafListNode)leaf).Type;
        return ValueReader.TryRead(type, text, new ModuleNames(schema, leaf.Module.Name), out value, out var error) ||
            Fail(offset, $"'{leaf.Name}': {error.Message}");
    }

    private bool Fail(int offset, string message)
    {
        Error = new PathError(offset, message);
        return false;
    }
}
