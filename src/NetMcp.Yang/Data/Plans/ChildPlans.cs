using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data.Plans;

/// <summary>The data nodes that may stand below one schema node, or at the top. Choices and cases are looked through (RFC 7950 section 7.9).</summary>
internal sealed class ChildPlans
{
    public static readonly ChildPlans None = new([]);

    private readonly Dictionary<string, NodePlan> _byName;
    private NodePlan? _likelyFirst;

    public ChildPlans(IEnumerable<SchemaNode> nodes)
    {
        Items = [.. SchemaLookup.Flatten(nodes).Select((node, index) => new NodePlan(node, index))];
        _byName = new(Items.Length, StringComparer.Ordinal);
        foreach (var plan in Items)
        {
            // Augments of other modules may bring a name again (RFC 7950 section 7.17).
            plan.SameName = _byName.GetValueOrDefault(plan.Name);
            _byName[plan.Name] = plan;
        }
    }

    public NodePlan[] Items { get; }

    /// <summary>Which child came first last time; a guess like <see cref="NodePlan.LikelyNext"/>.</summary>
    public NodePlan? LikelyFirst
    {
        get => Volatile.Read(ref _likelyFirst);
        set => Volatile.Write(ref _likelyFirst, value);
    }

    /// <summary>The node of an XML element.</summary>
    public NodePlan? FindXml(string name, string @namespace)
    {
        var plan = _byName.GetValueOrDefault(name);
        while (plan is not null && !string.Equals(plan.Namespace, @namespace, StringComparison.Ordinal))
        {
            plan = plan.SameName;
        }

        return plan;
    }

    /// <summary>The node of a JSON member name, of which the module is known or taken from the parent (RFC 7951 section 4).</summary>
    public NodePlan? FindJson(string name, string? moduleName)
    {
        var plan = _byName.GetValueOrDefault(name);
        while (plan is not null && !string.Equals(plan.ModuleName, moduleName, StringComparison.Ordinal))
        {
            plan = plan.SameName;
        }

        return plan;
    }
}
