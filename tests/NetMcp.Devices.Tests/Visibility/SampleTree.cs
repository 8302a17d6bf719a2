using System.Xml.Linq;
using NetMcp.Core.Access;
using NetMcp.Trust.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Tests.Visibility;

/// <summary>A model with every kind of node, random data of it, random rules for these, and what a plain reading of the rules leaves of the data.</summary>
internal static class SampleTree
{
    public const string Main = """
        module m {
          yang-version 1.1; namespace "urn:m"; prefix m;
          identity kind; identity big { base kind; } identity small { base kind; }
          container top {
            leaf a { type string; }
            leaf-list tags { type string; }
            container c { leaf x { type uint8; } leaf y { type boolean; } container d { leaf z { type string; } } }
            container p { presence "It is there."; leaf q { type string; } container r { leaf s { type string; } } }
            choice either { case one { leaf o1 { type string; } } case two { container o2 { leaf deep { type string; } } } }
            list item {
              key "id";
              leaf id { type uint8; }
              leaf word { type string; }
              container n { leaf w { type string; } leaf-list numbers { type int16; } }
              list sub { key "kind name"; leaf kind { type identityref { base kind; } } leaf name { type string; } leaf v { type string; } container e { leaf f { type string; } } }
            }
            list log { config false; leaf text { type string; } container more { leaf t { type string; } } }
            anydata blob;
          }
          leaf alone { type string; }
          leaf-list words { type string; }
          container other { list item { key "id"; leaf id { type string; } leaf v { type string; } } }
        }
        """;

    public const string Augmenting = """
        module b {
          yang-version 1.1; namespace "urn:b"; prefix b; import m { prefix m; }
          augment /m:top/m:item { leaf word { type string; } container extra { leaf g { type string; } } }
          augment /m:top/m:c { leaf h { type string; } }
        }
        """;

    private static readonly XNamespace M = "urn:m";

    public static YangSchema Schema { get; } = Schemas.SmallSchema.Compile(Main, Augmenting);

    /// <summary>Sibling elements: the data of a device.</summary>
    public static List<XElement> Data(Random random) => [.. Schema.Modules
        .Where(module => module.IsImplemented)
        .SelectMany(module => module.Children)
        .Where(node => node.IsDataNode)
        .SelectMany(node => Instances(node, random, 3))];

    /// <summary>Rules about nodes of the model, of which some name entries that the data may have.</summary>
    public static PathRules Rules(Random random)
    {
        var nodes = Schema.Modules.SelectMany(module => module.Children).SelectMany(AndBelow).Where(node => node.IsDataNode).ToList();
        var deny = Enumerable.Range(0, random.Next(0, 5)).Select(_ => Rule(nodes[random.Next(nodes.Count)], random)).ToList();
        var allow = random.Next(2) == 0 ? null : Enumerable.Range(0, random.Next(1, 6)).Select(_ => Rule(nodes[random.Next(nodes.Count)], random)).ToList();
        return new PathRules(allow, deny);
    }

    /// <summary>What is left of the data when each node is asked for by itself.</summary>
    public static List<XElement> Prune(IEnumerable<XElement> elements, PathRules rules) => [.. elements.Select(element => Prune(element, rules)).OfType<XElement>()];

    private static XElement? Prune(XElement element, PathRules rules)
    {
        if (Find(element) is not { } node)
        {
            return null;
        }

        var copy = new XElement(element.Name);
        switch (rules.Decide(PathOf(element)))
        {
            case PathAccess.Allowed:
                return new XElement(element);
            case PathAccess.Denied:
                return null;
        }

        if (node is not (ContainerNode or ListNode))
        {
            return null;
        }

        copy.Add(element.Elements().Select(child => Prune(child, rules)).OfType<XElement>());
        return node switch
        {
            ContainerNode { Presence: not null } => copy,
            ListNode { Keys.IsEmpty: false } list => list.Keys.All(key => copy.Element(NameOf(key)) is not null) ? copy : null,
            _ => copy.HasElements ? copy : null,
        };
    }

    private static SchemaNode? Find(XElement element)
    {
        var module = Schema.FindModuleByNamespace(element.Name.NamespaceName)?.Name;
        return module is null ? null
            : element.Parent is null ? Schema.FindRoot(module, element.Name.LocalName)
            : Find(element.Parent)?.FindDataChild(module, element.Name.LocalName);
    }

    private static NodePath PathOf(XElement element) => new([.. element.AncestorsAndSelf().Reverse().Select(step =>
    {
        var node = Find(step)!;
        return new NodePathStep(node.Module.Name, node.Name, node switch
        {
            ListNode list => [.. list.Keys.Select(key => new NodePathPredicate(key.Module.Name, key.Name, Canonical(key, step.Element(NameOf(key))!.Value)))],
            LeafListNode => [new NodePathPredicate(node.Module.Name, ".", step.Value)],
            _ => [],
        });
    })]);

    // The only values here whose text is not their canonical form are those of the identityref.
    private static string Canonical(LeafNode key, string text) => key.Name == "kind" ? "m:" + text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..] : text;

    private static IEnumerable<SchemaNode> AndBelow(SchemaNode node) => node.Children.SelectMany(AndBelow).Prepend(node);

    private static NodePath Rule(SchemaNode node, Random random) => new([.. VisibleNodes.PathOf(node).Steps.Select((step, index) =>
    {
        var at = node;
        for (var up = VisibleNodes.PathOf(node).Steps.Length - 1 - index; up > 0; up--)
        {
            at = at.DataParent()!;
        }

        var keys = at switch
        {
            ListNode list => list.Keys.Where(_ => random.Next(2) == 0).Select(key => new NodePathPredicate(key.Module.Name, key.Name, key.Name == "kind" ? "m:" + Word(key, random) : Word(key, random))),
            LeafListNode several when random.Next(2) == 0 => [new NodePathPredicate(at.Module.Name, ".", Word(several, random))],
            _ => [],
        };
        return step with { Predicates = [.. keys] };
    })]);

    private static IEnumerable<XElement> Instances(SchemaNode node, Random random, int most) => node switch
    {
        ChoiceNode choice => choice.Children[random.Next(choice.Children.Length)].Children.SelectMany(child => Instances(child, random, most)),
        ListNode { Keys.IsEmpty: true } or LeafListNode => Enumerable.Range(0, random.Next(0, most)).Select(_ => One(node, random)),
        ListNode list => Enumerable.Range(0, random.Next(0, most + 1)).Select(_ => One(node, random)).DistinctBy(entry => string.Join('|', list.Keys.Select(key => entry.Element(NameOf(key))!.Value))),
        _ => random.Next(4) == 0 ? [] : [One(node, random)],
    };

    private static XElement One(SchemaNode node, Random random)
    {
        var element = new XElement(NameOf(node));
        switch (node)
        {
            case AnyNode:
                element.Add(new XElement(M + "top", new XElement(M + "a", "inside")));
                break;
            case LeafNode { Name: "kind" }:
                element.Add(new XAttribute(XNamespace.Xmlns + "k", M.NamespaceName), "k:" + Word(node, random));
                break;
            case LeafNode or LeafListNode:
                element.Value = Word(node, random);
                break;
            default:
                var keys = node is ListNode list ? list.Keys.Cast<SchemaNode>().ToList() : [];
                element.Add(keys.Select(key => One(key, random)));
                var rest = node.Children.Except(keys).SelectMany(child => Instances(child, random, 3)).ToArray();
                random.Shuffle(rest);
                element.Add(rest);
                break;
        }

        return element;
    }

    private static string Word(SchemaNode node, Random random) => node switch
    {
        LeafNode { Name: "kind" } => random.Next(2) == 0 ? "big" : "small",
        LeafNode { Name: "y" } => random.Next(2) == 0 ? "true" : "false",
        LeafNode { Name: "id" or "x" } or LeafListNode { Name: "numbers" } => random.Next(1, 4).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => random.Next(3) switch { 0 => "u", 1 => "v:w", _ => "x y" },
    };

    private static XName NameOf(SchemaNode node) => XName.Get(node.Name, node.Module.Namespace);
}
