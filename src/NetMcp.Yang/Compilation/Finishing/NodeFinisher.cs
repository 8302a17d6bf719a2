using System.Collections.Immutable;
using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Compilation.Types;
using NetMcp.Yang.Compilation.XPaths;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>Makes the schema nodes from the drafts, when nothing changes these any more.</summary>
internal sealed class NodeFinisher(CompileContext context, TypeResolver types, XPathTable xpaths, LateWork late)
{
    private readonly CommonProperties _common = new(context, xpaths);
    private readonly LeafFinisher _leafs = new(context, types, late);
    private readonly ListFinisher _lists = new(context);

    /// <summary>Makes the nodes of one parent.</summary>
    public ImmutableArray<SchemaNode> Finish(IReadOnlyList<NodeDraft> drafts, SchemaNode? parent, Surroundings around) =>
        Finish(drafts, parent, around, new());

    private ImmutableArray<SchemaNode> Finish(IReadOnlyList<NodeDraft> drafts, SchemaNode? parent, Surroundings around, DataNames dataNames)
    {
        var nodes = ImmutableArray.CreateBuilder<SchemaNode>(drafts.Count);
        var names = new SiblingNames(context, dataNames);
        foreach (var draft in drafts)
        {
            // What a feature or deviation takes away still has its name, which no other may have.
            if (!names.TryTake(draft))
            {
                continue;
            }

            if (draft.IsDisabled || draft.IsNotSupported)
            {
                TakeAway(draft);
            }
            else if (Finish(draft, parent, around, dataNames) is { } node)
            {
                nodes.Add(node);
            }
        }

        return nodes.DrainToImmutable();
    }

    // Data shows neither choice nor case: what goes with them are the nodes in them.
    private void TakeAway(NodeDraft draft)
    {
        late.TakenAway.Add((draft.Module.Name, draft.Name));
        if (draft.Kind is SchemaNodeKind.Choice or SchemaNodeKind.Case)
        {
            foreach (var child in draft.Children)
            {
                TakeAway(child);
            }
        }
    }

    private SchemaNode? Finish(NodeDraft draft, SchemaNode? parent, Surroundings around, DataNames dataNames)
    {
        if (draft.Kind is SchemaNodeKind.Action or SchemaNodeKind.Notification && IsMisplaced(draft, around))
        {
            return null;
        }

        var node = Make(draft);
        node.Parent = parent;
        if (draft.IsTopOfAugment && !ReferenceEquals(parent?.Module, node.Module))
        {
            late.Augmenting.Add((draft, node));
        }

        var inside = _common.Read(draft, node, around);
        if (node.Whens.Length > 0 || node.Musts.Length > 0)
        {
            late.Conditioned.Add((draft, node, late.Template));
        }

        if (node is LeafNode or LeafListNode)
        {
            return _leafs.Finish(draft, node) ? node : null;
        }

        if (node is ListNode)
        {
            inside = inside with { IsBelowKeylessList = around.IsBelowKeylessList || draft.Find("key") is null };
        }

        // What is in a choice shares its names with the choice's siblings, for data shows neither choice nor case.
        node.Children = Finish(draft.Children, node, inside, node is ChoiceNode or CaseNode ? dataNames : new());
        return FinishKind(draft, node) ? node : null;
    }

    private bool FinishKind(NodeDraft draft, SchemaNode node)
    {
        switch (node)
        {
            case ContainerNode container:
                container.Presence = draft.Argument("presence");
                return true;
            case ListNode list:
                return _lists.Finish(draft, list);
            case ChoiceNode choice:
                ChoiceFinisher.Finish(context, draft, choice);
                return true;
            case AnyNode any:
                any.Mandatory = draft.Argument("mandatory") == "true";
                return true;
            case OperationNode operation:
                operation.Input = Side(operation, SchemaNodeKind.Input);
                operation.Output = Side(operation, SchemaNodeKind.Output);
                operation.Children = [operation.Input, operation.Output];
                return true;
            default:
                return true;
        }
    }

    // A deviation may say that an input or output is not supported; then it is as if it had no nodes.
    private static OperationSideNode Side(OperationNode operation, SchemaNodeKind kind) =>
        operation.Children.OfType<OperationSideNode>().FirstOrDefault(side => side.Kind == kind)
        ?? new(operation.Module, isOutput: kind == SchemaNodeKind.Output) { Parent = operation };

    private static SchemaNode Make(NodeDraft draft)
    {
        var module = draft.Module.Schema;
        return draft.Kind switch
        {
            SchemaNodeKind.Container => new ContainerNode(draft.Name, module),
            SchemaNodeKind.List => new ListNode(draft.Name, module),
            SchemaNodeKind.Leaf => new LeafNode(draft.Name, module),
            SchemaNodeKind.LeafList => new LeafListNode(draft.Name, module),
            SchemaNodeKind.AnyData => new AnyNode(draft.Name, module, isAnyXml: false),
            SchemaNodeKind.AnyXml => new AnyNode(draft.Name, module, isAnyXml: true),
            SchemaNodeKind.Choice => new ChoiceNode(draft.Name, module),
            SchemaNodeKind.Case => new CaseNode(draft.Name, module),
            SchemaNodeKind.Rpc => new OperationNode(draft.Name, module, isAction: false),
            SchemaNodeKind.Action => new OperationNode(draft.Name, module, isAction: true),
            SchemaNodeKind.Input => new OperationSideNode(module, isOutput: false),
            SchemaNodeKind.Output => new OperationSideNode(module, isOutput: true),
            _ => new NotificationNode(draft.Name, module),
        };
    }

    private bool IsMisplaced(NodeDraft draft, Surroundings around)
    {
        if (draft.Parent is null)
        {
            return false;
        }

        var where = around.IsInOperation ? "inside an rpc, action or notification"
            : around.IsBelowKeylessList ? "below a list without keys"
            : null;
        if (where is not null)
        {
            context.Error(DiagnosticIds.MisplacedOperation, draft.Statement, $"The {draft.Statement.Keyword} {Quote.Of(draft.Name)} cannot stand {where}.");
        }

        return where is not null;
    }
}
