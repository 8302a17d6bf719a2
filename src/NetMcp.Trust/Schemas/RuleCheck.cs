using System.Globalization;
using NetMcp.Core.Access;
using NetMcp.Trust.Paths;
using NetMcp.Trust.Refusals;
using NetMcp.Yang.Schema;

namespace NetMcp.Trust.Schemas;

/// <summary>Checks path rules against a schema before a token is issued: a rule with a misspelt name would deny nothing, and nobody would notice.</summary>
public static class RuleCheck
{
    /// <summary>Every rule that names no data node of the schema, compares what is no key, or has a value that is not in canonical form.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="schema">The schema of the devices that they are for.</param>
    /// <returns>The mistakes with their places; empty when there are none.</returns>
    public static IReadOnlyList<Refusal> Check(PathRules rules, YangSchema schema)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(schema);
        var mistakes = new List<Refusal>();
        Check(rules.Allow ?? [], "paths.allow", schema, mistakes);
        Check(rules.Deny, "paths.deny", schema, mistakes);
        return mistakes;
    }

    /// <summary>What is the matter with one path of a rule; null when nothing is.</summary>
    /// <param name="rule">The path.</param>
    /// <param name="where">Where it stands, for the mistake.</param>
    /// <param name="schema">The schema of the devices that it is for.</param>
    public static Refusal? Check(NodePath rule, string where, YangSchema schema)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(schema);
        var written = rule.ToString();
        return !SchemaPaths.Read(schema, written).TryGet(out var resolved, out var refusals) ? refusals[0] with { Where = where }
            : resolved.ToString() != written ? new Refusal(RefusalCode.Path, where, $"In canonical form it is {resolved}")
            : null;
    }

    private static void Check(IReadOnlyList<NodePath> rules, string where, YangSchema schema, List<Refusal> mistakes)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (Check(rules[i], $"{where}[{i.ToString(CultureInfo.InvariantCulture)}]", schema) is { } mistake)
            {
                mistakes.Add(mistake);
            }
        }
    }
}
