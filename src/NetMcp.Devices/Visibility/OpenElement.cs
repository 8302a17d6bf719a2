using System.Collections.Immutable;
using NetMcp.Core.Access;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Visibility;

/// <summary>An element that is open and of which not everything may be seen, or not known yet.</summary>
/// <param name="node">Its schema node; null for what the protocol puts around data.</param>
/// <param name="steps">The instance path to it, as far as keys are known.</param>
/// <param name="start">Its start.</param>
internal sealed class OpenElement(SchemaNode? node, ImmutableArray<NodePathStep> steps, HeldNode start)
{
    public SchemaNode? Node => node;

    /// <summary>The instance path.</summary>
    public ImmutableArray<NodePathStep> Steps { get; private set; } = steps;

    public HeldNode Start => start;

    /// <summary>Whether its start has been given out.</summary>
    public bool IsShown { get; set; }

    /// <summary>Of a list entry of which the keys are not all there: those that are, in the order in which they came.</summary>
    public List<HeldLeaf>? Keys { get; set; }

    /// <summary>Whether there is a key value somewhere in the path: then what holds for the schema's node need not hold here.</summary>
    public bool HasKeys { get; private set; } = steps.Any(step => !step.Predicates.IsEmpty);

    /// <summary>The path of a child.</summary>
    public ImmutableArray<NodePathStep> Below(SchemaNode child) => Steps.Add(new NodePathStep(child.Module.Name, child.Name, []));

    /// <summary>Names the entry by its keys.</summary>
    public void Identify(ImmutableArray<NodePathPredicate> keys)
    {
        Steps = Steps.SetItem(Steps.Length - 1, Steps[^1] with { Predicates = keys });
        HasKeys = true;
    }
}
