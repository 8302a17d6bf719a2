using System.IO.Enumeration;
using NetMcp.Changes.Plans;
using NetMcp.Core.Access;

namespace NetMcp.Changes.Policies;

/// <summary>Judges a change by a policy. A pure function of both.</summary>
public static class PolicyJudge
{
    /// <summary>What the policy says of every node that the change touches.</summary>
    public static PolicyVerdict Judge(ChangePolicy policy, PolicyQuestion question)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(question);

        // Those whose conditions on the whole change do not hold need not be asked of every node.
        List<PolicyRule> rules = [.. policy.Rules.Where(rule => IsFor(rule, question))];
        var findings =
            from device in question.Devices
            let ofDevice = rules.Where(rule => IsFor(rule, device)).ToList()
            from touch in device.Touches
            let path = NodePath.TryParse(touch.Path, out var nodes) ? nodes : null
            select Find(policy, ofDevice, device, touch, path);
        return new PolicyVerdict(policy, [.. findings]);
    }

    // A device that is gone cannot be judged by its tags, and a path that is none by nothing. A policy that says nothing has nothing against them.
    private static PolicyFinding Find(ChangePolicy policy, List<PolicyRule> rules, JudgedDevice device, NodeTouch touch, NodePath? path)
    {
        if ((path is null || device.IsGone) && (policy.Rules.Count > 0 || policy.Default.Kind != PolicyEffectKind.Allow))
        {
            return new PolicyFinding(device.Name, touch, [], PolicyEffectKind.Deny);
        }

        List<PolicyRule> met = [.. rules.Where(rule => IsFor(rule, device, touch, path ?? NodePath.Root))];
        return new PolicyFinding(device.Name, touch, met, met.Count == 0 ? policy.Default.Kind : met.Max(rule => rule.Effect.Kind));
    }

    private static bool IsFor(PolicyRule rule, PolicyQuestion question) =>
        question.DeviceCount >= rule.LeastDevices
        && question.Edits >= rule.LeastEdits
        && (rule.Rollback is null || rule.Rollback == question.IsRollback)
        && Any(rule.Principals, name => FileSystemName.MatchesSimpleExpression(name, question.Principal, ignoreCase: false))
        && Any(rule.During, window => window.Contains(question.At))
        && !rule.Outside.Any(window => window.Contains(question.At));

    private static bool IsFor(PolicyRule rule, JudgedDevice device) =>
        Any(rule.Devices, name => FileSystemName.MatchesSimpleExpression(name, device.Name))
        && Any(rule.Tags, tag => device.Tags.Contains(tag, StringComparer.Ordinal))
        && Any(rule.Sites, site => site == device.Site);

    private static bool IsFor(PolicyRule rule, JudgedDevice device, NodeTouch touch, NodePath path)
    {
        var isAllow = rule.Effect.Kind == PolicyEffectKind.Allow;
        return (rule.Operations.Count == 0 || rule.Operations.Contains(touch.Kind))
            && Any(rule.Paths, rulePath => Meets(rulePath, path, touch.IsWhole, isAllow)
                || (!isAllow && device.FindGaps(rulePath).Any(gap => Meets(gap, path, touch.IsWhole, isAllow))));
    }

    private static bool Any<T>(IReadOnlyList<T> list, Func<T, bool> isHit) => list.Count == 0 || list.Any(isHit);

    // The rule is for its node and all below. Below a node that is touched as a whole anything may be meant.
    private static bool Meets(NodePath rule, NodePath touched, bool isWhole, bool isExact)
    {
        var common = Math.Min(rule.Steps.Length, touched.Steps.Length);
        if (rule.Steps.Length > common && !isWhole)
        {
            return false;
        }

        for (var i = 0; i < common; i++)
        {
            if (!Meets(rule.Steps[i], touched.Steps[i], isExact))
            {
                return false;
            }
        }

        return true;
    }

    // A key that only one of the two names speaks against nothing. What limits is met by an address in every spelling.
    private static bool Meets(NodePathStep rule, NodePathStep touched, bool isExact) =>
        rule.Name == touched.Name && rule.Module == touched.Module
        && !rule.Predicates.Any(key => touched.Predicates.Any(other => other.Name == key.Name && other.Module == key.Module && other.Value != key.Value && (isExact || !KeyText.MayBeSame(other.Value, key.Value))));
}
