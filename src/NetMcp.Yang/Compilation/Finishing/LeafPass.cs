using System.Collections.Immutable;
using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.LeafRefs;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Compilation.Types;
using NetMcp.Yang.Compilation.XPaths;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>The second look at leafs and leaf-lists, when all nodes are there: leafrefs are bound, then defaults read.</summary>
internal sealed class LeafPass(CompileContext context, TypeResolver types, LeafRefBinder binder)
{
    private readonly Dictionary<(YangStatement, YangType), string?> _defaults = [];
    private bool _isInPlace;

    public void Run(LateWork late)
    {
        foreach (var (draft, node, template) in late.Leafs)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var place = new DataPlace(node, IsOutput: false, template?.Invoke());
            if (node is LeafNode leaf)
            {
                leaf.Type = binder.Bind(leaf.Type, draft, place);
            }
            else if (node is LeafListNode leafList)
            {
                leafList.Type = binder.Bind(leafList.Type, draft, place);
            }
        }

        LeafRefCycles.Cut(context, late);
        ReadDefaults(late, isInPlace: true);
    }

    /// <summary>Reads the defaults; those of leafrefs that are not bound are taken as they are.</summary>
    /// <param name="late">The leafs.</param>
    /// <param name="isInPlace">Whether the nodes are in the schema, and not only in a grouping that nobody uses.</param>
    public void ReadDefaults(LateWork late, bool isInPlace)
    {
        _isInPlace = isInPlace;
        foreach (var (draft, node, _) in late.Leafs)
        {
            if (node is LeafNode leaf)
            {
                Default(draft, leaf);
            }
            else if (node is LeafListNode leafList)
            {
                Defaults(draft, leafList);
            }
        }
    }

    private void Default(NodeDraft draft, LeafNode leaf)
    {
        if (draft.Find("default") is { } own)
        {
            leaf.Default = leaf.Mandatory ? null : Read(own, leaf.Type);
        }
        else if (!leaf.Mandatory)
        {
            leaf.Default = FromType(draft, leaf.Type);
        }
    }

    private void Defaults(NodeDraft draft, LeafListNode leafList)
    {
        var own = draft.All("default");
        if (own.Count == 0)
        {
            // YANG 1 knows no defaults of leaf-lists (RFC 7950 section 7.7.2).
            if (leafList.MinElements == 0 && draft.Scope.Unit.IsYang11 && FromType(draft, leafList.Type) is { } one)
            {
                leafList.Defaults = [one];
            }

            return;
        }

        if (!context.Budget.TryTakeNodes(own.Count / 4, own[0].Statement))
        {
            return;
        }

        var values = ImmutableArray.CreateBuilder<string>(own.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in own)
        {
            if (Read(property, leafList.Type) is not { } value)
            {
                continue;
            }

            if (!seen.Add(value) && leafList.IsConfig)
            {
                context.Error(DiagnosticIds.BadDefaults, property.Statement, $"The default {Quote.Of(value)} of the leaf-list {Quote.Of(draft.Name)} is there twice.");
                continue;
            }

            values.Add(value);
        }

        leafList.Defaults = leafList.MinElements > 0 ? [] : values.ToImmutable();
    }

    private string? Read(Property property, YangType type)
    {
        if (!_defaults.TryGetValue((property.Statement, type), out var value))
        {
            // Which identities are values depends on which modules are implemented where the grouping is used.
            value = !_isInPlace && (type.Base is YangBaseType.IdentityRef or YangBaseType.Union)
                ? property.Statement.Argument
                : DefaultCheck.Read(types, type, property.Statement, property.Scope.Unit);
            _defaults.Add((property.Statement, type), value);
        }

        return value;
    }

    // A restriction may have left the default of the typedef behind (RFC 7950 section 7.3.4).
    private string? FromType(NodeDraft draft, YangType type)
    {
        if (type.Default is not { } value || ReferenceEquals(type.Parent?.Default, null) || draft.Find("type") is not { } property)
        {
            return type.Default;
        }

        if (_defaults.TryGetValue((property.Statement, type), out var known))
        {
            return known;
        }

        known = value;
        if (!DefaultCheck.IsValue(types, type, value, new CanonicalNames(), out _, out var why))
        {
            context.Error(DiagnosticIds.BadDefault, property.Statement, $"The default {Quote.Of(value)} of the type is no value of it as restricted here: {why}");
            known = null;
        }

        _defaults.Add((property.Statement, type), known);
        return known;
    }
}
