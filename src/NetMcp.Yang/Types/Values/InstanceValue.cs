using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Types.Values;

/// <summary>
/// Values of instance-identifier (RFC 7950 section 9.13, RFC 7951 section 6.11). With a schema at hand every node of the path must be in
/// it, list entries must be told by all their keys, and the values of keys are read by their types.
/// </summary>
internal static class InstanceValue
{
    public static bool TryRead(scoped in ValueInput input, out ReadOnlySpan<char> canonical, [NotNullWhen(false)] out ValueError? error)
    {
        canonical = default;
        if (!InstancePathReader.TryRead(input.Text, input.Form, input.Names, out var path, out var problem)
            || !TryResolve(ref path, input, out problem))
        {
            error = input.Error(ValueRule.InstancePath, problem);
            return false;
        }

        canonical = path.ToString();
        error = null;
        return true;
    }

    private static bool TryResolve(ref InstancePath path, scoped in ValueInput input, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        if (input.Names.Schema is not { } schema)
        {
            return true;
        }

        SchemaNode? node = null;
        var steps = ImmutableArray.CreateBuilder<InstanceStep>(path.Steps.Length);
        foreach (var step in path.Steps)
        {
            node = node is null ? schema.FindRoot(step.Module, step.Name) : Child(node, step);
            if (node is null)
            {
                problem = $"names {step.Module}:{step.Name}, which is not in the schema there";
                return false;
            }

            if (!TryCheck(node, step, input, out var read, out problem))
            {
                return false;
            }

            steps.Add(read);
        }

        path = new(steps.ToImmutable());
        return true;
    }

    private static SchemaNode? Child(SchemaNode node, InstanceStep step) =>
        node.FindDataChild(step.Module, step.Name) ?? (node is OperationNode ? node.FindDataChild(step.Module, step.Name, output: true) : null);

    private static bool TryCheck(SchemaNode node, InstanceStep step, scoped in ValueInput input, out InstanceStep read, [NotNullWhen(false)] out string? problem)
    {
        read = step;
        problem = node switch
        {
            ListNode list when !list.Keys.IsEmpty => CheckKeys(list, step),
            ListNode when step.Position is null || !step.Keys.IsEmpty => $"tells no position in the list {node.Name}, which has no keys",
            ListNode => null,
            LeafListNode when step.Value is null && (node.IsConfig || step.Position is null) => $"does not tell which entry of the leaf-list {node.Name}",
            LeafListNode => null,
            _ when !step.Keys.IsEmpty || step.Value is not null || step.Position is not null => $"has a predicate on {node.Name}, which is no list",
            _ => null,
        };
        return problem is null && TryReadValues(node, step, input, out read, out problem);
    }

    private static string? CheckKeys(ListNode list, InstanceStep step)
    {
        foreach (var key in step.Keys)
        {
            if (!list.Keys.Any(leaf => Is(leaf, key)))
            {
                return $"has a predicate on {key.Name}, which is no key of the list {list.Name}";
            }
        }

        return step.Keys.Length == list.Keys.Length && step.Keys.DistinctBy(key => key.Name).Count() == list.Keys.Length
            ? null
            : $"does not tell each key of the list {list.Name} once";
    }

    private static bool TryReadValues(SchemaNode node, InstanceStep step, scoped in ValueInput input, out InstanceStep read, [NotNullWhen(false)] out string? problem)
    {
        read = step;
        problem = null;
        if (node is LeafListNode leafList && step.Value is { } value)
        {
            var isRead = TryReadValue(leafList.Type, value, input, out var canonical, out problem);
            read = step with { Value = canonical };
            return isRead;
        }

        var keys = step.Keys.ToBuilder();
        for (var index = 0; index < keys.Count; index++)
        {
            var key = keys[index];
            if (!TryReadValue(((ListNode)node).Keys.First(leaf => Is(leaf, key)).Type, key.Value, input, out var canonical, out problem))
            {
                return false;
            }

            keys[index] = key with { Value = canonical };
        }

        read = step with { Keys = keys.ToImmutable() };
        return true;
    }

    private static bool TryReadValue(YangType type, string value, scoped in ValueInput input, out string canonical, [NotNullWhen(false)] out string? problem)
    {
        var isRead = ValueReader.TryReadInPath(type, value, input, out canonical, out var error);
        problem = error?.Message;
        return isRead;
    }

    private static bool Is(LeafNode leaf, InstanceKey key) => leaf.Name == key.Name && leaf.Module.Name == key.Module;
}
