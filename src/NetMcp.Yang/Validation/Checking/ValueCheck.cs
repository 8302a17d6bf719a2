using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;
using NetMcp.Yang.XPath.Evaluation;

namespace NetMcp.Yang.Validation.Checking;

/// <summary>Checks the values of leafs and leaf-list entries: their types, and that what they refer to is there.</summary>
internal sealed class ValueCheck(AccessibleTree tree, Findings findings, StepAccount steps)
{
    private readonly ReferenceTargets _targets = new(tree);
    private readonly Dictionary<YangType, bool> _refers = new(ReferenceEqualityComparer.Instance);

    public void Check(DataNode node, YangType type)
    {
        // Readers note the type of every value that is one.
        if (node.ValueType is null)
        {
            ReportNoValue(node, type);
        }
        else if (Refers(type) && node.Schema is { } schema && !IsThere(node, schema, type, steps.Next(), out var budget))
        {
            ReportMissing(node, type, budget.IsSpent);
        }
    }

    private void ReportNoValue(DataNode node, YangType type)
    {
        var names = new ModuleNames(tree.Schema, node.ModuleName);
        var isRead = ValueReader.TryRead(type, node.Value ?? "", ValueForm.JsonText, names, out _, out _, out var error);
        if (error is { Rule: ValueRule.PatternCost })
        {
            findings.Warning(ValidationRule.NotChecked, node, error.Message);
        }
        else
        {
            findings.Error(ValidationRule.Type, node, isRead ? "The text was no value of the type where it was read." : error!.Message, error?.AppTag);
        }
    }

    private void ReportMissing(DataNode node, YangType type, bool isTooExpensive)
    {
        if (isTooExpensive)
        {
            findings.Warning(ValidationRule.NotChecked, node, "Whether what the value refers to is there takes more steps to tell than it may.");
            return;
        }

        // RFC 7950 section 15.5.
        var rule = type.Base == YangBaseType.InstanceIdentifier ? ValidationRule.InstanceIdentifier : ValidationRule.LeafRef;
        findings.Unless(rule, node, $"What the value refers to is not there{(type.LeafRefPath is { } path ? $": {path.Text}" : "")}", "instance-required");
    }

    private bool IsThere(DataNode node, SchemaNode schema, YangType type, XPathBudget budget, out XPathBudget spent)
    {
        spent = budget;
        return IsThere(node, XPathRun.SeesConfigOnly(schema), type, budget);
    }

    private bool IsThere(DataNode node, bool seesConfigOnly, YangType type, XPathBudget budget) => type.Base switch
    {
        YangBaseType.LeafRef => !type.RequireInstance || _targets.HasLeafRef(node, type, seesConfigOnly, budget),
        YangBaseType.InstanceIdentifier => !type.RequireInstance || _targets.HasInstance(node, seesConfigOnly, budget),

        // The value is of the first member that takes it, and a reference to nothing is not taken (RFC 7950 section 9.12).
        YangBaseType.Union => type.Members.Any(member => IsValueOf(node, member) && IsThere(node, seesConfigOnly, member, budget)),
        _ => true,
    };

    private bool IsValueOf(DataNode node, YangType member) =>
        ValueReader.TryRead(member, node.Value ?? "", ValueForm.JsonText, new ModuleNames(tree.Schema, node.ModuleName), out _, out _, out _);

    // Whether values of the type refer to something that has to be there.
    private bool Refers(YangType type)
    {
        if (type.Base is not (YangBaseType.LeafRef or YangBaseType.InstanceIdentifier or YangBaseType.Union))
        {
            return false;
        }

        if (!_refers.TryGetValue(type, out var refers))
        {
            // Before the members are asked: hand-made unions may go in a circle.
            _refers.Add(type, false);
            refers = type.Base == YangBaseType.Union ? type.Members.Any(Refers) : type.RequireInstance;
            _refers[type] = refers;
        }

        return refers;
    }
}
