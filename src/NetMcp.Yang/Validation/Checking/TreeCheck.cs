using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using NetMcp.Yang.XPath.Evaluation;

namespace NetMcp.Yang.Validation.Checking;

/// <summary>Goes through a tree and has each node checked.</summary>
internal sealed class TreeCheck
{
    private readonly DataTree _data;
    private readonly ValidationOptions _options;
    private readonly Findings _findings;
    private readonly SchemaDuties _duties = new();
    private readonly ConstraintCheck _constraints;
    private readonly ValueCheck _values;
    private readonly ListCheck _lists;
    private readonly AccessibleTree _tree;
    private readonly CancellationToken _cancellationToken;

    public TreeCheck(DataTree data, ValidationOptions options, CancellationToken cancellationToken)
    {
        _data = data;
        _options = options;
        _cancellationToken = cancellationToken;
        _findings = new(data.Schema, options);
        _tree = new(
            data.Schema,
            (options.Datastore?.Roots ?? []).Concat(data.Roots),
            new() { HasState = options.Content == DataContent.All, IsOutput = data.Context.IsOutput, Top = data.Context.Parent });
        _constraints = new(_tree, _findings, new(options, cancellationToken));
        _values = new(_tree, _findings, _constraints.Steps);
        _lists = new(_tree, _findings, _constraints.Steps);
    }

    public ValidationResult Run()
    {
        var operation = _data.Roots.Select(FindOperation).FirstOrDefault(found => found is not null);
        if (operation is not null)
        {
            CheckPathTo(operation);
        }
        else
        {
            CheckChildren(null, _data.RootList, TopDuties());
        }

        return _findings.ToResult();
    }

    // An rpc or notification stands at the top, an action with the keys of the entries above it (RFC 7950 section 7.15).
    private static DataNode? FindOperation(DataNode root)
    {
        var node = root;
        while (node is not null && node.Schema is not (OperationNode or NotificationNode))
        {
            node = node.FixedChildren.Find(child => child.Schema is OperationNode or NotificationNode or ContainerNode or ListNode);
        }

        return node;
    }

    private void CheckPathTo(DataNode operation)
    {
        for (var above = operation.Parent; above is not null; above = above.Parent)
        {
            if (above.Schema is ListNode list)
            {
                _lists.CheckKeys(above, list);
            }
        }

        CheckNode(operation, operation.Schema!);
    }

    private List<SchemaNode> TopDuties() => _data.Context.Parent switch
    {
        null => _duties.Among(_data.Schema.Modules.Where(module => module.IsImplemented).SelectMany(module => module.Children)),
        OperationNode operation => _duties.Below(_data.Context.IsOutput ? operation.Output : operation.Input),
        var parent => _duties.Below(parent),
    };

    private void CheckChildren(DataNode? parent, List<DataNode> children, List<SchemaNode> duties)
    {
        var siblings = new Siblings();
        foreach (var child in children)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (child.Schema is not { } schema)
            {
                ReportUnknown(child);
                continue;
            }

            if (siblings.Add(child, schema) is { } torn)
            {
                _findings.Error(ValidationRule.SeveralCases, child, $"Another case of the choice '{torn.Name}' is there already; only one may be.");
            }

            CheckNode(child, schema);
        }

        foreach (var (schema, entries) in siblings.Entries)
        {
            _lists.CheckEntries(parent, schema, entries);
        }

        foreach (var duty in duties)
        {
            if (!siblings.Has(duty) && IsExpected(duty))
            {
                CheckAbsent(parent, duty, siblings);
            }
        }
    }

    private void CheckNode(DataNode node, SchemaNode schema)
    {
        if (!IsExpected(schema))
        {
            _findings.Error(ValidationRule.StateInConfiguration, node, $"'{node.Name}' is state, and this is configuration.");
        }

        _constraints.CheckWhen(node, schema);
        switch (schema)
        {
            case LeafNode leaf:
                _values.Check(node, leaf.Type);
                break;
            case LeafListNode leafList:
                _values.Check(node, leafList.Type);
                break;
            case OperationNode operation:
                CheckChildren(node, node.FixedChildren, _duties.Below(_data.Context.IsOutput ? operation.Output : operation.Input));
                break;
            case AnyNode:
                break;
            default:
                if (schema is ListNode list)
                {
                    _lists.CheckKeys(node, list);
                }

                CheckChildren(node, node.FixedChildren, _duties.Below(schema));
                break;
        }

        _constraints.CheckMusts(node, schema);
    }

    private void CheckAbsent(DataNode? parent, SchemaNode schema, Siblings siblings)
    {
        if (schema.IsMandatory)
        {
            if (siblings.AreCasesThere(schema) && _constraints.IsWanted(parent, schema))
            {
                _lists.ReportMissing(parent, schema);
            }

            return;
        }

        foreach (var made in _tree.Find(parent, schema.Module.Name, schema.Name, _constraints.Steps.Next()))
        {
            if (schema is ContainerNode)
            {
                CheckChildren(made, made.FixedChildren, _duties.Below(schema));
            }

            _constraints.CheckMusts(made, schema);
        }
    }

    private bool IsExpected(SchemaNode schema) => schema.IsConfig || _options.Content == DataContent.All;

    private void ReportUnknown(DataNode node)
    {
        var message = $"The schema has no '{node.Name}' of {node.ModuleName} there.";
        if (_findings.IsSchemaDegraded && (_data.Schema.FindModule(node.ModuleName) is null || _findings.IsDegraded(node.ModuleName)))
        {
            _findings.Warning(ValidationRule.UnknownNode, node, message + " Its module is not at hand in whole.");
        }
        else
        {
            _findings.Error(ValidationRule.UnknownNode, node, message);
        }
    }
}
