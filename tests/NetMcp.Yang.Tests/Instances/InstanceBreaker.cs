using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Tests.Instances;

/// <summary>Breaks a document in one way of which it tells the name; some breaks leave it valid, which the referee sees.</summary>
internal sealed class InstanceBreaker(DataTree tree, Random random)
{
    public string Break()
    {
        (string Name, Func<bool> Do)[] ways =
        [
            ("unknown node", UnknownNode),
            ("value of another type", WrongValue),
            ("value beyond all ranges", HugeNumber),
            ("key left out", () => Drop(node => node.Schema is LeafNode { IsKey: true })),
            ("entry twice", () => Twice(node => node.Schema is ListNode)),
            ("leaf twice", () => Twice(node => node.Schema is LeafNode { IsKey: false })),
            ("value twice", () => Twice(node => node.Schema is LeafListNode)),
            ("mandatory node left out", () => Drop(node => node.Schema is LeafNode { Mandatory: true })),
            ("any node left out", () => Drop(node => node.Schema is not LeafNode { IsKey: true })),
            ("reference to nothing", () => Change(node => TypeOf(node)?.Base == YangBaseType.LeafRef, "nowhere")),
            ("foreign namespace", ForeignNamespace),
            ("node in the wrong place", WrongPlace),
            ("values of two leafs exchanged", Exchange),
        ];
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var (name, way) = ways[random.Next(ways.Length)];
            if (way())
            {
                return name;
            }
        }

        return "nothing";
    }

    private static YangType? TypeOf(DataNode node) => node.Schema switch
    {
        LeafNode leaf => leaf.Type,
        LeafListNode leafList => leafList.Type,
        _ => null,
    };

    private DataNode? Pick(Func<DataNode, bool> takes)
    {
        var nodes = InstanceGenerator.All(tree.Roots).Where(takes).ToArray();
        return nodes.Length == 0 ? null : nodes[random.Next(nodes.Length)];
    }

    private List<DataNode> Siblings(DataNode node) => node.Parent?.ChildList ?? tree.RootList;

    private bool UnknownNode()
    {
        if (Pick(node => node.Schema is ContainerNode or ListNode) is not { } parent)
        {
            return false;
        }

        parent.ChildList.Add(new(null, parent.ModuleName, "no-such-node") { Parent = parent, Value = "x" });
        return true;
    }

    private bool WrongValue() => Change(node => TypeOf(node)?.Base is not (null or YangBaseType.String or YangBaseType.IdentityRef or YangBaseType.InstanceIdentifier), "no value!");

    private bool HugeNumber() => Change(node => node.ValueType?.Base is >= YangBaseType.Int8 and <= YangBaseType.UInt64 and not YangBaseType.String, "99999999999999999999");

    private bool Change(Func<DataNode, bool> takes, string value)
    {
        if (Pick(takes) is not { } node)
        {
            return false;
        }

        node.Value = value;
        node.ValueType = null;
        return true;
    }

    private bool Drop(Func<DataNode, bool> takes) => Pick(takes) is { } node && Siblings(node).Remove(node);

    private bool Twice(Func<DataNode, bool> takes)
    {
        if (Pick(takes) is not { } node)
        {
            return false;
        }

        Siblings(node).Insert(Siblings(node).IndexOf(node) + 1, node);
        return true;
    }

    private bool ForeignNamespace()
    {
        if (Pick(node => node.Schema is LeafNode { IsKey: false }) is not { } node)
        {
            return false;
        }

        var siblings = Siblings(node);
        siblings[siblings.IndexOf(node)] = new(null, "urn:nobody", node.Name) { Parent = node.Parent, Value = node.Value };
        return true;
    }

    private bool WrongPlace()
    {
        var (moved, parent) = (Pick(node => node.Schema is LeafNode { IsKey: false }), Pick(node => node.Schema is ContainerNode));
        if (moved is null || parent is null || ReferenceEquals(moved.Parent, parent))
        {
            return false;
        }

        Siblings(moved).Remove(moved);
        parent.ChildList.Add(moved);
        return true;
    }

    private bool Exchange()
    {
        var (first, second) = (Pick(node => node.Schema is LeafNode), Pick(node => node.Schema is LeafNode));
        if (first is null || second is null || first.Value == second.Value)
        {
            return false;
        }

        (first.Value, second.Value) = (second.Value, first.Value);
        (first.ValueType, second.ValueType) = (second.ValueType, first.ValueType);
        return true;
    }
}
