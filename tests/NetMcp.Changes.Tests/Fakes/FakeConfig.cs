using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Tests.Fakes;

/// <summary>
/// What a device does with configuration, worked out on XML elements and not through the code that the gateway uses: edit-config
/// (RFC 6241 section 7.2) and subtrees.
/// </summary>
internal static partial class FakeConfig
{
    private static readonly XNamespace Base = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private static readonly XNamespace Yang = "urn:ietf:params:xml:ns:yang:1";

    /// <summary>Reads the children of a config or data element into one of no name.</summary>
    public static XElement Parse(string xml) => XElement.Parse($"<data>{xml}</data>");

    /// <summary>Does an edit-config; all or nothing.</summary>
    /// <returns>The new content, or the error-tag and what it is about.</returns>
    public static (XElement? Config, string? Tag, string? About) Edit(XElement config, string edit, YangSchema schema, string defaultOperation = "none")
    {
        var copy = new XElement(config);
        try
        {
            foreach (var element in Parse(edit).Elements())
            {
                Apply(copy, element, Find(schema, null, element), schema, defaultOperation);
            }

            Prune(copy, null, schema);
            return (copy, null, null);
        }
        catch (EditRefusedException refused)
        {
            return (null, refused.Message, refused.About);
        }
    }

    /// <summary>The subtrees with what leads to them; an entry that is there shows its keys even when nothing else of it is asked for (RFC 6241 section 6.2.5).</summary>
    public static XElement Select(XElement config, IReadOnlyList<DataPath> subtrees)
    {
        HashSet<XElement> whole = [];
        HashSet<XElement> leading = [];
        foreach (var path in subtrees)
        {
            List<XElement> here = [config];
            foreach (var step in path.Steps)
            {
                here = [.. here.SelectMany(above => above.Elements().Where(element => Matches(element, step)))];
                leading.UnionWith(here);
            }

            whole.UnionWith(here);
        }

        return Copy(config);

        XElement Copy(XElement element) => whole.Contains(element)
            ? new XElement(element)
            : new XElement(element.Name, element.Attributes(), element.Elements().Where(child => whole.Contains(child) || leading.Contains(child) || IsKeyOf(child, element)).Select(Copy), element.HasElements ? null : element.Value);

        bool IsKeyOf(XElement child, XElement element) => element != config && subtrees.SelectMany(path => path.Steps)
            .Any(step => step.Node is ListNode list && element.Name.LocalName == list.Name && list.Keys.Any(key => key.Name == child.Name.LocalName));
    }

    /// <summary>Whether two contents are the same but for the order of what stands in them and empty containers.</summary>
    public static bool Same(XElement left, XElement right) => Canonical(left) == Canonical(right);

    private static string Canonical(XElement element)
    {
        var children = element.Elements().Select(Canonical).Where(text => text.Length > 0).Order(StringComparer.Ordinal).ToList();
        return element.HasElements
            ? children.Count == 0 ? string.Empty : $"{{{element.Name}:{string.Concat(children)}}}"
            : element.Parent is null ? string.Empty : $"{{{element.Name}={element.Value}}}";
    }

    private static void Apply(XElement target, XElement source, SchemaNode? node, YangSchema schema, string inherited)
    {
        var operation = (string?)source.Attribute(Base + "operation") ?? inherited;
        var present = target.Elements().FirstOrDefault(element => IsSame(element, source, node));
        switch (operation)
        {
            case "delete" when present is null:
            case "none" when present is null && node is not ContainerNode { Presence: null }:
                throw new EditRefusedException("data-missing", About(source));
            case "create" when present is not null && !(node is ContainerNode { Presence: null } && !present.HasElements):
                throw new EditRefusedException("data-exists", About(source));
            case "delete" or "remove":
                present?.Remove();
                return;
        }

        if (operation != "none")
        {
            RemoveOtherCases(target, node, schema);
        }

        if (present is null || operation == "replace")
        {
            var made = new XElement(source.Name, source.Attributes().Where(IsOwn), source.HasElements ? null : source.Value);
            if (present is null)
            {
                target.Add(made);
            }
            else
            {
                present.ReplaceWith(made);
            }

            present = made;
        }
        else if (!source.HasElements && operation is "merge" or "create" && node is LeafNode)
        {
            present.Value = source.Value;
        }

        Move(target, present, source, node);
        foreach (var child in source.Elements())
        {
            var childNode = Find(schema, node, child);
            Apply(present, child, childNode, schema, childNode is LeafNode { IsKey: true } ? "merge" : operation is "create" or "replace" ? "merge" : operation);
        }
    }

    // A container without presence is nothing by itself (RFC 7950 section 7.5.1).
    private static void Prune(XElement element, SchemaNode? node, YangSchema schema)
    {
        foreach (var child in element.Elements().ToList())
        {
            var childNode = Find(schema, node, child);
            Prune(child, childNode, schema);
            if (childNode is ContainerNode { Presence: null } && !child.HasElements)
            {
                child.Remove();
            }
        }
    }

    private static void RemoveOtherCases(XElement target, SchemaNode? node, YangSchema schema)
    {
        for (var above = node?.Parent; above is CaseNode or ChoiceNode; above = above.Parent)
        {
            if (above is CaseNode && above.Parent is ChoiceNode choice)
            {
                var others = choice.Children.Where(other => other != above).SelectMany(other => other.DataChildren()).ToList();
                target.Elements().Where(element => others.Contains(Find(schema, node!.DataParent(), element)!)).ToList().ForEach(element => element.Remove());
            }
        }
    }

    // RFC 7950 sections 7.7.9 and 7.8.6.
    private static void Move(XElement target, XElement entry, XElement source, SchemaNode? node)
    {
        if ((string?)source.Attribute(Yang + "insert") is not { } insert)
        {
            return;
        }

        entry.Remove();
        var siblings = target.Elements(entry.Name).ToList();
        var anchor = insert is "first" ? siblings.FirstOrDefault() : siblings.FirstOrDefault(sibling => IsAnchor(sibling, source, node));
        if (anchor is null)
        {
            target.Add(entry);
        }
        else if (insert is "after")
        {
            anchor.AddAfterSelf(entry);
        }
        else
        {
            anchor.AddBeforeSelf(entry);
        }
    }

    private static bool IsAnchor(XElement sibling, XElement source, SchemaNode? node) => node is LeafListNode
        ? sibling.Value == (string?)source.Attribute(Yang + "value")
        : KeyPredicate().Matches((string?)source.Attribute(Yang + "key") ?? "").All(match =>
            sibling.Elements().Any(key => key.Name.LocalName == match.Groups["name"].Value && key.Value == match.Groups["value"].Value));

    private static bool IsSame(XElement element, XElement source, SchemaNode? node) => element.Name == source.Name && node switch
    {
        ListNode list => list.Keys.All(key => Child(element, key)?.Value == Child(source, key)?.Value),
        LeafListNode => element.Value == source.Value,
        _ => true,
    };

    private static bool Matches(XElement element, DataPathStep step) =>
        element.Name == (XNamespace)step.Node.Module.Namespace + step.Node.Name && step.Predicates.All(predicate =>
            Text((predicate.Leaf is null ? element : Child(element, predicate.Leaf))?.Value) == Text(predicate.Value));

    // Identities may have any prefix here.
    private static string? Text(string? value) => value?[(value.LastIndexOf(':') + 1)..];

    private static XElement? Child(XElement element, SchemaNode node) => element.Element((XNamespace)node.Module.Namespace + node.Name);

    private static bool IsOwn(XAttribute attribute) => attribute.IsNamespaceDeclaration || (attribute.Name.Namespace != Base && attribute.Name.Namespace != Yang);

    private static SchemaNode? Find(YangSchema schema, SchemaNode? parent, XElement element) =>
        schema.FindModuleByNamespace(element.Name.NamespaceName) is not { } module ? null
        : parent is null ? schema.FindRoot(module.Name, element.Name.LocalName)
        : parent.FindDataChild(module.Name, element.Name.LocalName);

    private static string About(XElement element) => string.Join('/', element.AncestorsAndSelf().Reverse().Skip(1).Select(step => step.Name.LocalName));

    [GeneratedRegex("""\[(?:[^:\]=]+:)?(?<name>[^\]=]+)=(?:'(?<value>[^']*)'|"(?<value>[^"]*)")\]""")]
    private static partial Regex KeyPredicate();

    private sealed class EditRefusedException(string tag, string about) : Exception(tag)
    {
        public string About { get; } = about;
    }
}
