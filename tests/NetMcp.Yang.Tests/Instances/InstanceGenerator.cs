using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;
using NetMcp.Yang.Validation;
using NetMcp.Yang.XPath.Evaluation;

namespace NetMcp.Yang.Tests.Instances;

/// <summary>
/// Makes documents of a schema from a seed: a random choice of nodes with values of their types, references filled in, and then what does not
/// fit mended as far as that goes. What comes out is mostly valid; whether it is, yanglint says.
/// </summary>
internal sealed class InstanceGenerator
{
    private const int MostNodes = 150;
    private const int Mendings = 12;

    private readonly YangSchema _schema;
    private readonly Random _random;
    private readonly bool _hasState;
    private readonly ValueSampler _values;
    private int _count;

    public InstanceGenerator(YangSchema schema, int seed, bool hasState)
    {
        _schema = schema;
        _random = new(seed);
        _hasState = hasState;
        _values = new(schema, _random);
    }

    public DataTree Generate()
    {
        var roots = new List<DataNode>();
        var tree = new DataTree(_schema, roots);
        var tops = _schema.Modules.Where(module => module.IsImplemented).SelectMany(module => module.Children).ToArray();
        foreach (var top in tops)
        {
            if (_random.Next(3) > 0)
            {
                roots.AddRange(Make(null, top));
            }
        }

        Refer(tree);
        Mend(tree);
        return tree;
    }

    private DataNode[] Make(DataNode? parent, SchemaNode schema)
    {
        if ((!schema.IsConfig && !_hasState) || _count > MostNodes)
        {
            return [];
        }

        return schema switch
        {
            ChoiceNode { Children.Length: > 0 } choice => [.. choice.Children[_random.Next(choice.Children.Length)].Children.SelectMany(child => Wants(child) ? Make(parent, child) : [])],
            ContainerNode => One(parent, schema),
            ListNode list => Entries(parent, list),
            LeafNode leaf => Value(parent, leaf, leaf.Type),
            LeafListNode leafList => [.. Enumerable.Range(0, _random.Next(1, 4)).SelectMany(_ => Value(parent, leafList, leafList.Type)).DistinctBy(node => node.Value ?? "")],
            _ => [],
        };
    }

    private bool Wants(SchemaNode schema) => schema.IsMandatory || schema is LeafNode { IsKey: true } || _random.Next(100) < (_count < 20 ? 60 : 35);

    private DataNode[] One(DataNode? parent, SchemaNode schema)
    {
        var node = New(parent, schema);
        Fill(node, schema);
        return node.Children.Count > 0 || schema is ContainerNode { Presence: not null } ? [node] : [];
    }

    private DataNode[] Entries(DataNode? parent, ListNode list)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<DataNode>();
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            var entry = New(parent, list);
            Fill(entry, list);
            if (list.Keys.IsEmpty || (list.Keys.All(key => Find(entry, key) is not null) && keys.Add(string.Join('\n', list.Keys.Select(key => Find(entry, key)!.Value)))))
            {
                entries.Add(entry);
            }
        }

        return [.. entries];
    }

    private void Fill(DataNode node, SchemaNode schema)
    {
        foreach (var key in (schema as ListNode)?.Keys ?? [])
        {
            node.ChildList.AddRange(Key(node, key));
        }

        foreach (var child in schema.Children)
        {
            if (child is not LeafNode { IsKey: true } && Wants(child) && node.Children.All(there => !ReferenceEquals(there.Schema, child)))
            {
                node.ChildList.AddRange(Make(node, child));
            }
        }
    }

    // In OpenConfig a key refers to a leaf of the same entry, config/name; that leaf is made with it.
    private DataNode[] Key(DataNode entry, LeafNode key)
    {
        if (key.Type.LeafRefTarget is not LeafNode target || !IsBelow(target, entry.Schema!))
        {
            return Value(entry, key, key.Type);
        }

        if (Sample(target.Type, target) is not { } value)
        {
            return [];
        }

        var above = entry;
        foreach (var step in Between(target, entry.Schema!))
        {
            var next = Find(above, step);
            if (next is null && (_hasState || step.IsConfig))
            {
                next = New(above, step);
                above.ChildList.Add(next);
            }

            above = next ?? above;
        }

        if (ReferenceEquals(above.Schema, target))
        {
            (above.Value, above.ValueType) = value;
        }

        var node = New(entry, key);
        (node.Value, node.ValueType) = value;
        return [node];
    }

    private (string Text, YangType Type)? Sample(YangType type, SchemaNode schema) => _values.Sample(ValueReader.BehindLeafRefs(type), schema.Module.Name);

    private DataNode[] Value(DataNode? parent, SchemaNode schema, YangType type)
    {
        var node = New(parent, schema);
        if (type.Base is YangBaseType.LeafRef or YangBaseType.InstanceIdentifier && schema is not LeafNode { IsKey: true })
        {
            return [node];
        }

        if (Sample(type, schema) is not { } value)
        {
            return [];
        }

        (node.Value, node.ValueType) = value;
        return [node];
    }

    // References take one of the values that are there to be referred to, and go when there is none.
    private void Refer(DataTree tree)
    {
        var all = All(tree.Roots).ToArray();
        var accessible = new AccessibleTree(_schema, tree.Roots, new() { HasState = _hasState });
        foreach (var node in all.Where(node => node.Schema is LeafNode or LeafListNode))
        {
            var type = node.Schema is LeafNode leaf ? leaf.Type : ((LeafListNode)node.Schema!).Type;
            var targets = type switch
            {
                { Base: YangBaseType.LeafRef, LeafRefPath: { } path } =>
                    (new XPathRun(accessible, path, node, node.Schema!.IsConfig, new(100_000, default)).Evaluate() as XPathNodes)?.Items.Select(item => item.Node!).ToArray(),
                { Base: YangBaseType.InstanceIdentifier } => [.. all.Where(other => other.Schema is not (ListNode { Keys.IsEmpty: true } or LeafListNode { IsConfig: false }))],
                _ => null,
            };
            if (targets is null || (node.Value is not null && targets.Any(target => target.Value == node.Value)))
            {
                continue;
            }

            var chosen = targets.Where(target => type.Base == YangBaseType.InstanceIdentifier || target.Value is not null).ToArray();
            if (chosen.Length > 0)
            {
                var target = chosen[_random.Next(chosen.Length)];
                node.Value = type.Base == YangBaseType.LeafRef ? target.Value : target.InstancePath();
                node.ValueType = type.Base == YangBaseType.LeafRef ? target.ValueType : type;
            }
            else if (node.Value is null)
            {
                Remove(tree, node);
            }
        }
    }

    private void Mend(DataTree tree)
    {
        for (var round = 0; round < Mendings; round++)
        {
            var broken = YangValidator.Validate(tree, Options(_hasState)).Errors;
            if (broken.IsEmpty)
            {
                return;
            }

            _count = 0;
            foreach (var error in broken)
            {
                // What is missing is made, a few times; what still does not fit goes.
                var isMissing = error.Rule is ValidationRule.Mandatory or ValidationRule.MissingChoice or ValidationRule.MinElements;
                if (At(tree, error.InstancePath, make: isMissing) is not { } node)
                {
                    continue;
                }

                if (isMissing && round < 5 && MissingIn(node) is { } missing)
                {
                    node.ChildList.AddRange(Make(node, missing));
                }
                else
                {
                    Remove(tree, node);
                }
            }

            Refer(tree);
        }
    }

    // The node at a path; containers without presence, which are there without standing in the data, are made.
    private DataNode? At(DataTree tree, string path, bool make)
    {
        var all = All(tree.Roots).ToLookup(node => node.InstancePath(), StringComparer.Ordinal);
        var end = path.Length;
        while (end > 0 && !all[path[..end]].Any())
        {
            end = path.LastIndexOf('/', end - 1);
        }

        var node = end > 0 ? all[path[..end]].First() : null;
        foreach (var name in make ? path[Math.Max(end, 0)..].Split('/', StringSplitOptions.RemoveEmptyEntries) : [])
        {
            var parts = name.Split(':');
            var schema = node is null ? _schema.FindRoot(parts[0], parts[^1]) : node.Schema!.FindDataChild(parts.Length > 1 ? parts[0] : node.ModuleName, parts[^1]);
            if (schema is not ContainerNode)
            {
                return null;
            }

            var next = New(node, schema);
            (node?.ChildList ?? tree.RootList).Add(next);
            node = next;
        }

        return make || end == path.Length ? node : null;
    }

    public static ValidationOptions Options(bool hasState) => new() { Content = hasState ? DataContent.All : DataContent.Configuration };

    public static IEnumerable<DataNode> All(IEnumerable<DataNode> nodes) => nodes.SelectMany(node => All(node.Children).Prepend(node));

    private static SchemaNode? MissingIn(DataNode node) => node.Schema!.Children.FirstOrDefault(child =>
        child.IsMandatory && (child is ChoiceNode || node.Children.All(there => !ReferenceEquals(there.Schema, child))));

    // A container without presence goes with the last that is in it, an entry with its key.
    private static void Remove(DataTree tree, DataNode node)
    {
        var parent = node.Parent;
        (parent?.ChildList ?? tree.RootList).Remove(node);
        if (parent is not null && (node.Schema is LeafNode { IsKey: true } || (parent.Schema is ContainerNode { Presence: null } && parent.Children.Count == 0)))
        {
            Remove(tree, parent);
        }
    }

    private static DataNode? Find(DataNode parent, SchemaNode schema) => parent.Children.FirstOrDefault(child => ReferenceEquals(child.Schema, schema));

    private static bool IsBelow(SchemaNode node, SchemaNode above)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            if (ReferenceEquals(at, above))
            {
                return true;
            }
        }

        return false;
    }

    private static SchemaNode[] Between(SchemaNode node, SchemaNode above)
    {
        var steps = new Stack<SchemaNode>();
        for (var at = node; at is not null && !ReferenceEquals(at, above); at = at.DataParent())
        {
            steps.Push(at);
        }

        return [.. steps];
    }

    private DataNode New(DataNode? parent, SchemaNode schema)
    {
        _count++;
        return new(schema, schema.Module.Name, schema.Name) { Parent = parent };
    }
}
