using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Finishing;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Compilation.Types;
using NetMcp.Yang.Compilation.XPaths;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.LeafRefs;

/// <summary>Finds what the leafref of a node refers to (RFC 7950 section 9.9) and gives the node a type that says so.</summary>
internal sealed class LeafRefBinder(CompileContext context, TypeResolver types, XPathTable xpaths, DataPaths paths)
{
    /// <summary>The type of a node with its leafrefs bound; the type itself when it has none.</summary>
    public YangType Bind(YangType type, NodeDraft draft, DataPlace place)
    {
        if (!types.Unions.HasLeafRef(type))
        {
            return type;
        }

        // A union may be used a million times and have thousands of members, so its copies count as nodes do.
        if (type.Base == YangBaseType.Union && !context.Budget.TryTakeNodes(types.Unions.MembersOf(type), draft.Statement))
        {
            return type;
        }

        var bound = TypeCopy.Same(type);
        if (type.Base == YangBaseType.Union)
        {
            bound.Members = [.. type.Members.Select(member => Bind(member, draft, place))];
            types.Unions.CopyIfUnion(type, bound);
            return bound;
        }

        var origin = types.LeafRefs.Origin(type.LeafRefPath!);
        if (!context.Budget.TryTakeWork(16L * origin.Path.Size, draft.Statement))
        {
            return type;
        }

        bound.LeafRefPath = xpaths.Get(origin.Statement, origin.Scope, draft.Module) ?? type.LeafRefPath;
        bound.LeafRefTarget = FindTarget(origin, draft, place, bound.RequireInstance);
        return bound;
    }

    private SchemaNode? FindTarget(LeafRefOrigin origin, NodeDraft draft, DataPlace place, bool requiresInstance)
    {
        var end = Walk(origin, place, draft.Module);
        if (end is not { } target)
        {
            context.Error(DiagnosticIds.LeafRefTarget, draft.Statement, $"The leafref path {Quote.Of(origin.Statement.Argument)} leads to no node.");
            return null;
        }

        if (target is not (LeafNode or LeafListNode))
        {
            context.Error(
                DiagnosticIds.LeafRefTarget,
                draft.Statement,
                $"The leafref path {Quote.Of(origin.Statement.Argument)} leads to a {NodeKinds.KeywordOf(target.Kind)}, not to a leaf or leaf-list.");
            return null;
        }

        if (target.Status > place.Node!.Status && ReferenceEquals(target.Module, place.Node.Module))
        {
            context.Error(
                DiagnosticIds.StatusOfReference,
                draft.Statement,
                $"The leafref path {Quote.Of(origin.Statement.Argument)} leads to a node that is closer to its end (RFC 7950 section 7.21.2).");
        }

        if (requiresInstance && place.Node!.IsConfig && !target.IsConfig)
        {
            context.Error(
                DiagnosticIds.LeafRefToState,
                draft.Statement,
                $"The leafref path {Quote.Of(origin.Statement.Argument)} leads to state, which configuration cannot require to exist.");
        }

        return target;
    }

    private SchemaNode? Walk(LeafRefOrigin origin, DataPlace start, ModuleDraft current)
    {
        var place = origin.Path.IsAbsolute ? start with { Node = null } : start;
        for (var ups = origin.Path.Ups; ups > 0; ups--)
        {
            if (place.Up() is not { } above)
            {
                return null;
            }

            place = above;
        }

        foreach (var step in origin.Path.Steps)
        {
            if (Down(step.Name, place, origin, current) is not { } next
                || !step.Predicates.All(predicate => Leads(predicate, next, start, origin, current)))
            {
                return null;
            }

            place = next;
        }

        return place.Node;
    }

    // [key = current()/../leaf]: a key of the list, and a leaf that is there.
    private bool Leads(LeafRefPredicate predicate, DataPlace list, DataPlace current, LeafRefOrigin origin, ModuleDraft module)
    {
        if (Down(predicate.Key, list, origin, module)?.Node is not LeafNode { IsKey: true })
        {
            return false;
        }

        DataPlace? place = current;
        for (var ups = predicate.Ups; ups > 0; ups--)
        {
            place = place?.Up();
        }

        foreach (var step in predicate.Steps)
        {
            place = place is { } from ? Down(step, from, origin, module) : null;
        }

        return place?.Node is LeafNode or LeafListNode;
    }

    private DataPlace? Down(QName name, DataPlace place, LeafRefOrigin origin, ModuleDraft current) =>
        ModuleOf(name, origin, current) is { } module && paths.Child(place, module, name.Name) is { } node
            ? place with { Node = node, IsOutput = false }
            : null;

    // Names without a prefix belong to the module of the node (RFC 7950 section 6.4.1).
    private static ModuleDraft? ModuleOf(QName name, LeafRefOrigin origin, ModuleDraft current) =>
        name.Prefix is null ? current
        : origin.Scope.Unit.TryResolve(name.Prefix, out var module) ? module
        : null;
}
