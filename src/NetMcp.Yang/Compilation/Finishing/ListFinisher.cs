using System.Collections.Immutable;
using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>Finishes a list: keys (RFC 7950 section 7.8.2), unique (section 7.8.3), element counts.</summary>
internal sealed class ListFinisher(CompileContext context)
{
    private static readonly char[] Spaces = [' ', '\t', '\r', '\n'];

    /// <summary>Fills the node in.</summary>
    /// <returns>Whether its keys are whole; with a broken key its entries could not be told apart, and it is left out.</returns>
    public bool Finish(NodeDraft draft, ListNode list)
    {
        list.IsOrderedByUser = list.IsConfig && draft.Argument("ordered-by") == "user";
        (list.MinElements, list.MaxElements) = ElementCounts.Read(context, draft);
        if (draft.Find("key") is not { } key)
        {
            if (list.IsConfig)
            {
                context.Error(DiagnosticIds.MissingKey, draft.Statement, $"The list {Quote.Of(draft.Name)} is configuration and needs a key.");
                return false;
            }
        }
        else if (Keys(draft, list, key) is { } keys)
        {
            list.Keys = keys;
        }
        else
        {
            return false;
        }

        list.Uniques = UniqueReader.Read(context, draft, list);
        return true;
    }

    private ImmutableArray<LeafNode>? Keys(NodeDraft draft, ListNode list, Property key)
    {
        if (!context.Budget.TryTakeWork(1 + (key.Statement.Argument?.Length ?? 0), key.Statement))
        {
            return null;
        }

        var names = (key.Statement.Argument ?? "").Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        var leafs = list.Children.OfType<LeafNode>().Where(leaf => ReferenceEquals(leaf.Module, list.Module)).ToDictionary(leaf => leaf.Name, StringComparer.Ordinal);
        var keys = ImmutableArray.CreateBuilder<LeafNode>(names.Length);
        foreach (var name in names)
        {
            var leaf = leafs.GetValueOrDefault(QName.Parse(name).Name);
            var problem = leaf is null ? "is no leaf of the list"
                : leaf.IsKey ? "is there twice"
                : leaf.Status > list.Status ? "is closer to its end than the list (RFC 7950 section 7.21.2)"
                : leaf.IsConfig != list.IsConfig ? "is not configuration or state as the list is"
                : ProblemOf(draft.Children.Find(draft.Module, leaf.Name), leaf);
            if (problem is not null)
            {
                context.Error(DiagnosticIds.BadKey, key.Statement, $"The key {Quote.Of(name)} of the list {Quote.Of(draft.Name)} {problem}.");
                return null;
            }

            leaf!.IsKey = true;
            keys.Add(leaf);
        }

        return keys.ToImmutable();
    }

    private static bool Has(NodeDraft draft, string keyword) =>
        draft.Find(keyword) is not null || (draft.Bringers?.Exists(bringer => bringer.Statement.Find(keyword) is not null) ?? false);

    private static string? ProblemOf(NodeDraft? draft, LeafNode leaf)
    {
        if (draft is null)
        {
            return null;
        }

        // The leaf stands in the list itself or in a grouping that it uses.
        if (draft.IsTopOfAugment)
        {
            return "comes from an augment";
        }

        if (!draft.Scope.Unit.IsYang11)
        {
            return leaf.Type.Base == YangBaseType.Empty ? "is of type empty, which YANG 1 does not allow" : null;
        }

        return Has(draft, "when") ? "has a when condition, or its uses has"
            : Has(draft, "if-feature") ? "has an if-feature, or its uses has"
            : null;
    }
}
