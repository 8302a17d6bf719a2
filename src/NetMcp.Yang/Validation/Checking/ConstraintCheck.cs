using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using NetMcp.Yang.XPath;
using NetMcp.Yang.XPath.Evaluation;

namespace NetMcp.Yang.Validation.Checking;

/// <summary>Checks must and when (RFC 7950 sections 7.5.3 and 7.21.5).</summary>
internal sealed class ConstraintCheck(AccessibleTree tree, Findings findings, StepAccount steps)
{
    private readonly ModulesOfExpressions _modules = new();
    private bool _hasSaidEmpty;

    public StepAccount Steps => steps;

    public void CheckMusts(DataNode node, SchemaNode schema)
    {
        foreach (var must in schema.Musts)
        {
            if (!CanGoOn(node))
            {
                return;
            }

            var holds = new XPathRun(tree, must.Condition, node, XPathRun.SeesConfigOnly(schema), steps.Next()).Holds();
            if (holds is null)
            {
                ReportExpensive(node, "must", must.Condition);
            }
            else if (holds == false)
            {
                var message = must.ErrorMessage ?? $"The condition does not hold: {Shown(must.Condition)}";
                findings.Unless(ValidationRule.Must, node, message, must.ErrorAppTag ?? "must-violation", isDoubtful: IsDoubtful(must.Condition));
            }
        }
    }

    /// <summary>Checks that a node of the data may be there.</summary>
    public void CheckWhen(DataNode node, SchemaNode schema)
    {
        if (!HasWhen(schema) || !CanGoOn(node))
        {
            return;
        }

        var budget = steps.Next();
        var broken = WhenConditions.FindBroken(tree, schema, node, budget);
        if (broken is not null)
        {
            var message = $"'{node.Name}' may be there only when this holds: {Shown(broken.Condition)}";
            findings.Unless(ValidationRule.When, node, message, isDoubtful: IsDoubtful(broken.Condition));
        }
        else if (budget.IsSpent)
        {
            ReportExpensive(node, "when", schema.Whens.Select(when => when.Condition).FirstOrDefault());
        }
    }

    /// <summary>Whether the conditions of a node that is not there let it be there.</summary>
    public bool IsWanted(DataNode? parent, SchemaNode schema) =>
        !HasWhen(schema)
        || (CanGoOn(parent) && WhenConditions.FindBroken(tree, schema, new(schema, schema.Module.Name, schema.Name) { Parent = parent }, steps.Next()) is null);

    private static bool HasWhen(SchemaNode schema)
    {
        var holder = schema;
        do
        {
            if (!holder.Whens.IsEmpty)
            {
                return true;
            }

            holder = holder.Parent;
        }
        while (holder is { IsDataNode: false });

        return false;
    }

    private bool CanGoOn(DataNode? node)
    {
        if (!steps.IsEmpty)
        {
            return true;
        }

        if (!_hasSaidEmpty)
        {
            _hasSaidEmpty = true;
            findings.Warning(ValidationRule.NotChecked, node, "The constraints from here on were not checked: all the steps that they may take are spent.");
        }

        return false;
    }

    private void ReportExpensive(DataNode node, string kind, XPathExpression? condition) =>
        findings.Warning(ValidationRule.NotChecked, node, $"The {kind} condition takes more steps than it may: {Shown(condition)}");

    private bool IsDoubtful(XPathExpression condition) => findings.IsSchemaDegraded && _modules.Of(condition).Any(findings.IsDegraded);

    private static string Shown(XPathExpression? condition)
    {
        const int Longest = 300;
        var text = condition?.Text ?? "";
        return text.Length > Longest ? text[..Longest] + "..." : text;
    }
}
