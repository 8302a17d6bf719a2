using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Core.Access;

/// <summary>Makes of a path that was found in a schema the one form that path rules are judged in.</summary>
public static class DataPathNodes
{
    /// <summary>
    /// Makes the form. Only keys may be compared: a condition on another leaf is a question about its value, which may be denied.
    /// </summary>
    /// <param name="path">The path, its values in canonical form (RFC 7950 section 9.1).</param>
    /// <param name="nodes">The form.</param>
    /// <param name="objection">Why there is none.</param>
    public static bool TryOf(DataPath path, [NotNullWhen(true)] out NodePath? nodes, [NotNullWhen(false)] out string? objection)
    {
        ArgumentNullException.ThrowIfNull(path);
        nodes = null;
        if (path.Steps.Length > NodePath.MaxSteps)
        {
            objection = $"A path has at most {NodePath.MaxSteps} steps here.";
            return false;
        }

        var steps = ImmutableArray.CreateBuilder<NodePathStep>(path.Steps.Length);
        foreach (var step in path.Steps)
        {
            var predicates = ImmutableArray.CreateBuilder<NodePathPredicate>(step.Predicates.Length);
            foreach (var predicate in step.Predicates)
            {
                if (!IsKey(step.Node, predicate))
                {
                    objection = $"Only the keys of '{step.Node.Name}' may be compared here.";
                    return false;
                }

                var (module, name) = predicate.Leaf is { } leaf ? (leaf.Module.Name, leaf.Name) : (step.Node.Module.Name, ".");
                if (predicates.Any(other => other.Name == name && other.Module == module))
                {
                    objection = $"The key '{name}' is compared twice.";
                    return false;
                }

                predicates.Add(new NodePathPredicate(module, name, predicate.Value));
            }

            steps.Add(new NodePathStep(step.Node.Module.Name, step.Node.Name, predicates.ToImmutable()));
        }

        objection = null;
        nodes = new NodePath(steps.ToImmutable());
        return true;
    }

    private static bool IsKey(SchemaNode node, DataPathPredicate predicate) => predicate.Position is null && node switch
    {
        ListNode list => predicate.Leaf is { } leaf && list.Keys.Any(key => ReferenceEquals(key, leaf)),
        LeafListNode => predicate.Leaf is null,
        _ => false,
    };
}
