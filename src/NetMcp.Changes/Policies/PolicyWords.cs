using NetMcp.Changes.Plans;
using NetMcp.Core.Access;

namespace NetMcp.Changes.Policies;

/// <summary>The words of policies, as people write and read them.</summary>
public static class PolicyWords
{
    /// <summary>
    /// The operations of RFC 6241 section 7.2 by name, as what they may do to a node: a merge creates or replaces. The difference tells which.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<TouchKind>> Operations { get; } = new Dictionary<string, IReadOnlySet<TouchKind>>(StringComparer.Ordinal)
    {
        ["create"] = new HashSet<TouchKind> { TouchKind.Create },
        ["replace"] = new HashSet<TouchKind> { TouchKind.Replace },
        ["delete"] = new HashSet<TouchKind> { TouchKind.Delete },
        ["merge"] = new HashSet<TouchKind> { TouchKind.Create, TouchKind.Replace },
    };

    /// <summary>The word of what happens to a node.</summary>
    public static string Of(TouchKind kind) => kind switch { TouchKind.Create => "create", TouchKind.Replace => "replace", _ => "delete" };

    /// <summary>The word of an effect.</summary>
    public static string Of(PolicyEffectKind kind) => kind switch { PolicyEffectKind.Allow => "allow", PolicyEffectKind.Approve => "approve", _ => "deny" };

    /// <summary>A path without its keys, which may be secrets.</summary>
    public static string WithoutKeys(string path) =>
        NodePath.TryParse(path, out var nodes) ? new NodePath([.. nodes.Steps.Select(step => step with { Predicates = [] })]).ToString() : "/";
}
