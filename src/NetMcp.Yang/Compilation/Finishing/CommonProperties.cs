using System.Collections.Immutable;
using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Compilation.XPaths;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>Reads what any node may say about itself: config, status, description, conditions, extensions.</summary>
internal sealed class CommonProperties(CompileContext context, XPathTable xpaths)
{
    private readonly Dictionary<YangStatement, ImmutableArray<SchemaExtension>> _extensions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(YangStatement, ModuleDraft), ImmutableArray<SchemaMust>> _musts = [];
    private readonly Dictionary<string, ImmutableArray<string>> _lone = new(StringComparer.Ordinal);

    /// <summary>Fills them in.</summary>
    /// <returns>What the nodes below get.</returns>
    public Surroundings Read(NodeDraft draft, SchemaNode node, Surroundings around)
    {
        node.Description = draft.Argument("description");
        node.Reference = draft.Argument("reference");
        node.Status = Status(draft, around);
        node.IsConfig = IsConfig(draft, around);
        node.Whens = Whens(draft);
        node.Musts = Musts(draft);
        node.IfFeatures = IfFeatures(draft);
        node.Extensions = Extensions(draft);
        var isOperation = draft.Kind is SchemaNodeKind.Rpc or SchemaNodeKind.Action or SchemaNodeKind.Notification;
        return around with
        {
            IsConfig = node.IsConfig,
            Status = node.Status,
            IsOutsideDatastores = around.IsOutsideDatastores || isOperation,
            IsInOperation = around.IsInOperation || isOperation,
        };
    }

    private bool IsConfig(NodeDraft draft, Surroundings around)
    {
        if (around.IsOutsideDatastores || draft.Kind is SchemaNodeKind.Rpc or SchemaNodeKind.Action or SchemaNodeKind.Notification)
        {
            return false;
        }

        if (draft.Find("config") is not { } config)
        {
            return around.IsConfig;
        }

        if (config.Statement.Argument != "true")
        {
            return false;
        }

        if (!around.IsConfig)
        {
            context.Error(DiagnosticIds.ConfigUnderState, config.Statement, $"{Quote.Of(draft.Name)} cannot be configuration, for the node above it is not.");
        }

        return around.IsConfig;
    }

    // Status is not inherited by the letter of RFC 7950 section 7.21.2, but nothing below a node outlives it.
    private NodeStatus Status(NodeDraft draft, Surroundings around)
    {
        var status = around.Status;
        var own = StatusReader.Read(draft.Statement);
        foreach (var bringer in draft.Bringers ?? [])
        {
            status = Worse(status, StatusReader.Read(bringer.Statement));
        }

        if (own < status)
        {
            context.Error(
                DiagnosticIds.StatusOfReference,
                draft.Statement.Find("status")!,
                $"The status of {Quote.Of(draft.Name)} cannot be better than that of the node above it.");
        }

        return Worse(status, own);
    }

    private static NodeStatus Worse(NodeStatus one, NodeStatus? other) => other > one ? other.Value : one;

    private ImmutableArray<SchemaWhen> Whens(NodeDraft draft)
    {
        ImmutableArray<SchemaWhen>.Builder? whens = null;
        foreach (var bringer in draft.Bringers ?? [])
        {
            if (bringer.Statement.Find("when") is { } when && xpaths.Get(when, bringer.Scope, draft.Module) is { } condition)
            {
                (whens ??= ImmutableArray.CreateBuilder<SchemaWhen>()).Add(new(condition, OnParent: true));
            }
        }

        if (draft.Find("when") is { } own && xpaths.Get(own.Statement, own.Scope, draft.Module) is { } expression)
        {
            (whens ??= ImmutableArray.CreateBuilder<SchemaWhen>()).Add(
                new(expression, OnParent: draft.Kind is SchemaNodeKind.Choice or SchemaNodeKind.Case));
        }

        return whens?.ToImmutable() ?? [];
    }

    // One array for all uses of a grouping in one module, unless a refine or deviation adds to it.
    private ImmutableArray<SchemaMust> Musts(NodeDraft draft)
    {
        var properties = draft.All("must");
        if (properties.Count == 0)
        {
            return [];
        }

        if (draft.IsChanged("must"))
        {
            return context.Budget.TryTakeNodes(properties.Count, draft.Statement) ? ReadMusts(draft, properties) : [];
        }

        if (!_musts.TryGetValue((draft.Statement, draft.Module), out var musts))
        {
            musts = ReadMusts(draft, properties);
            _musts.Add((draft.Statement, draft.Module), musts);
        }

        return musts;
    }

    private ImmutableArray<SchemaMust> ReadMusts(NodeDraft draft, IReadOnlyList<Property> properties)
    {
        var musts = ImmutableArray.CreateBuilder<SchemaMust>(properties.Count);
        foreach (var property in properties)
        {
            if (xpaths.Get(property.Statement, property.Scope, draft.Module) is { } condition)
            {
                musts.Add(new(condition, property.Statement.Find("error-message")?.Argument, property.Statement.Find("error-app-tag")?.Argument));
            }
        }

        return musts.DrainToImmutable();
    }

    private ImmutableArray<string> IfFeatures(NodeDraft draft)
    {
        var properties = draft.All("if-feature");
        if (properties.Count != 1)
        {
            return properties.Count == 0 || !context.Budget.TryTakeNodes(properties.Count / 4, draft.Statement)
                ? []
                : [.. properties.Select(property => property.Statement.Argument ?? "")];
        }

        var text = properties[0].Statement.Argument ?? "";
        if (!_lone.TryGetValue(text, out var array))
        {
            _lone.Add(text, array = [text]);
        }

        return array;
    }

    private ImmutableArray<SchemaExtension> Extensions(NodeDraft draft)
    {
        if (!_extensions.TryGetValue(draft.Statement, out var own))
        {
            own = [.. draft.Statement.Children.Where(child => child.Prefix is not null).Select(child => Extension(child, draft.Scope)).OfType<SchemaExtension>()];
            _extensions.Add(draft.Statement, own);
        }

        return draft.AddedExtensions is null
            ? own
            : own.AddRange(draft.AddedExtensions.Select(added => Extension(added.Statement, added.Scope)).OfType<SchemaExtension>());
    }

    // One whose module is not at hand is left out; ExtensionCheck says what there is to say.
    private static SchemaExtension? Extension(YangStatement statement, Scope scope) =>
        scope.Unit.TryResolve(statement.Prefix, out var module) && module is not null
            ? new(module.Name, statement.Keyword, statement.Argument)
            : null;
}
