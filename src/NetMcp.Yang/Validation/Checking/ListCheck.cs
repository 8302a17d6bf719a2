using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using NetMcp.Yang.XPath.Evaluation;

namespace NetMcp.Yang.Validation.Checking;

/// <summary>Checks lists and leaf-lists: keys, duplicates, unique, how many entries there are, and what is missing.</summary>
internal sealed class ListCheck(AccessibleTree tree, Findings findings, StepAccount steps)
{
    /// <summary>Checks that an entry has all its keys (RFC 7950 section 7.8.2).</summary>
    public void CheckKeys(DataNode entry, ListNode list)
    {
        foreach (var key in list.Keys)
        {
            if (tree.FindReal(entry, key.Module.Name, key.Name).Count == 0)
            {
                findings.Error(ValidationRule.MissingKey, entry, $"The entry has no key '{key.Name}'.", about: key);
            }
        }
    }

    /// <summary>Checks the entries of one list or leaf-list below one node.</summary>
    public void CheckEntries(DataNode? parent, SchemaNode schema, List<DataNode> entries)
    {
        var (min, max) = schema switch
        {
            ListNode list => (list.MinElements, list.MaxElements),
            LeafListNode leafList => (leafList.MinElements, leafList.MaxElements),
            _ => (0u, null),
        };

        // RFC 7950 sections 15.2 and 15.3.
        if (entries.Count > max)
        {
            findings.Error(ValidationRule.MaxElements, entries[(int)max], $"There are {entries.Count} entries of '{schema.Name}', and at most {max} may be.", "too-many-elements");
        }

        if (entries.Count < min)
        {
            findings.Unless(ValidationRule.MinElements, parent, TooFew(schema, entries.Count, min), "too-few-elements", schema);
        }

        switch (schema)
        {
            case ListNode list when entries.Count > 1:
                CheckSameKeys(list, entries);
                CheckUnique(list, entries);
                break;
            case LeafListNode { IsConfig: true } when entries.Count > 1:
                CheckSameValues(entries);
                break;
        }
    }

    /// <summary>Reports a node that has to be there and is not.</summary>
    public void ReportMissing(DataNode? parent, SchemaNode schema)
    {
        switch (schema)
        {
            case ListNode { MinElements: var min }:
                findings.Unless(ValidationRule.MinElements, parent, TooFew(schema, 0, min), "too-few-elements", schema);
                break;
            case LeafListNode { MinElements: var min }:
                findings.Unless(ValidationRule.MinElements, parent, TooFew(schema, 0, min), "too-few-elements", schema);
                break;
            case ChoiceNode:
                // RFC 7950 section 15.6.
                findings.Unless(ValidationRule.MissingChoice, parent, $"One case of the choice '{schema.Name}' has to be there.", "missing-choice", schema);
                break;
            default:
                findings.Unless(ValidationRule.Mandatory, parent, $"'{schema.Name}' is mandatory and is not there.", about: schema);
                break;
        }
    }

    private static string TooFew(SchemaNode schema, int count, uint min) =>
        string.Create(CultureInfo.InvariantCulture, $"There are {count} entries of '{schema.Name}', and at least {min} must be.");

    private void CheckSameKeys(ListNode list, List<DataNode> entries)
    {
        if (list.Keys.IsEmpty)
        {
            return;
        }

        var seen = new HashSet<string>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var values = list.Keys.Select(key => tree.FindReal(entry, key.Module.Name, key.Name) is [var leaf, ..] ? leaf.Value : null);
            if (Together(values) is { } all && !seen.Add(all))
            {
                findings.Error(ValidationRule.DuplicateEntry, entry, $"The list '{list.Name}' has another entry with the same keys.");
            }
        }
    }

    private void CheckSameValues(List<DataNode> entries)
    {
        var seen = new HashSet<string>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Value is { } value && !seen.Add(value))
            {
                findings.Error(ValidationRule.DuplicateValue, entry, $"The leaf-list '{entry.Name}' has the value twice.");
            }
        }
    }

    // RFC 7950 sections 7.8.3 and 15.1: entries of which all the leafs are there, by default too.
    private void CheckUnique(ListNode list, List<DataNode> entries)
    {
        foreach (var unique in list.Uniques)
        {
            var paths = unique.Select(leaf => PathTo(leaf, list)).ToImmutableArray();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var entry in entries)
            {
                if (Together(paths.Select(path => ValueAt(entry, path))) is { } all && !seen.Add(all))
                {
                    var names = string.Join(", ", unique.Select(leaf => leaf.Name));
                    findings.Error(ValidationRule.Unique, entry, $"Another entry of '{list.Name}' has the same {names}.", "data-not-unique");
                }
            }
        }
    }

    private static ImmutableArray<SchemaNode> PathTo(SchemaNode leaf, ListNode list)
    {
        var path = new Stack<SchemaNode>();
        for (var node = leaf; node is not null && !ReferenceEquals(node, list); node = node.DataParent())
        {
            path.Push(node);
        }

        return [.. path];
    }

    private string? ValueAt(DataNode entry, ImmutableArray<SchemaNode> path)
    {
        var node = entry;
        foreach (var step in path)
        {
            if (tree.Find(node, step.Module.Name, step.Name, steps.Next()) is not [var next, ..])
            {
                return null;
            }

            node = next;
        }

        return node.Value;
    }

    // Null when one is missing. Lengths keep "ab" and "c" from "a" and "bc".
    private static string? Together(IEnumerable<string?> values)
    {
        var all = new StringBuilder();
        foreach (var value in values)
        {
            if (value is null)
            {
                return null;
            }

            all.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value}");
        }

        return all.ToString();
    }
}
