using System.Collections.Immutable;
using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>Reads the unique statements of a list (RFC 7950 section 7.8.3).</summary>
internal static class UniqueReader
{
    private static readonly char[] Spaces = [' ', '\t', '\r', '\n'];

    public static ImmutableArray<ImmutableArray<LeafNode>> Read(CompileContext context, NodeDraft draft, ListNode list)
    {
        var properties = draft.All("unique");
        if (properties.Count == 0)
        {
            return [];
        }

        var uniques = ImmutableArray.CreateBuilder<ImmutableArray<LeafNode>>();
        foreach (var property in properties)
        {
            if (!context.Budget.TryTakeNodes(1 + ((property.Statement.Argument?.Length ?? 0) / 8), property.Statement))
            {
                break;
            }

            if (ReadOne(context, draft, list, property) is { } unique)
            {
                uniques.Add(unique);
            }
        }

        return uniques.ToImmutable();
    }

    private static ImmutableArray<LeafNode>? ReadOne(CompileContext context, NodeDraft draft, ListNode list, Property property)
    {
        var leafs = ImmutableArray.CreateBuilder<LeafNode>();
        var isWhole = true;
        foreach (var path in (property.Statement.Argument ?? "").Split(Spaces, StringSplitOptions.RemoveEmptyEntries))
        {
            switch (Find(context, draft, list, path, property, out var problem))
            {
                case { } leaf when leafs.Contains(leaf):
                    problem = "is there twice";
                    break;
                case { } leaf when leafs.Count > 0 && leafs[0].IsConfig != leaf.IsConfig:
                    problem = "is configuration and others are state, or the other way round";
                    break;
                case { } leaf:
                    leafs.Add(leaf);
                    break;
                default:
                    isWhole = false;
                    break;
            }

            if (problem is not null)
            {
                context.Error(DiagnosticIds.BadUnique, property.Statement, $"{Quote.Of(path)} in the unique of the list {Quote.Of(draft.Name)} {problem}.");
                isWhole = false;
            }
        }

        return isWhole && leafs.Count > 0 ? leafs.ToImmutable() : null;
    }

    // The leaf; null with a problem, or without one when features or deviations took a node of the path away.
    private static LeafNode? Find(CompileContext context, NodeDraft list, ListNode node, string path, Property property, out string? problem)
    {
        problem = null;
        var draft = list;
        SchemaNode? at = node;
        foreach (var step in path.Split('/'))
        {
            var name = QName.Parse(step);
            if (!property.Scope.Unit.TryResolve(name.Prefix, out var module) || module is null)
            {
                context.Resolve(name.Prefix, property.Scope, property.Statement);
                return null;
            }

            // Names of the text's own module are those of the module that uses the grouping.
            var owner = ReferenceEquals(module, property.Scope.Unit.Module) ? list.Module : module;
            draft = draft.Children.Find(owner, name.Name);
            if (draft is null)
            {
                problem = "does not exist";
                return null;
            }

            at = at?.Children.FirstOrDefault(child => child.Name == name.Name && ReferenceEquals(child.Module, owner.Schema));
            if (draft.Kind == SchemaNodeKind.List)
            {
                problem = "is in a list of its own";
                return null;
            }
        }

        problem = draft.Kind == SchemaNodeKind.Leaf ? null : "is no leaf";
        return at as LeafNode;
    }
}
