using System.Xml.Linq;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Devices.Editing;

/// <summary>
/// One subtree filter (RFC 6241 section 6) for several paths: the kind that every server takes. What such a filter cannot say, a position or an
/// entry of a leaf-list, selects more instead; what comes is restricted anyway.
/// </summary>
internal static class SubtreeFilter
{
    // On an element whose content is selected whole.
    private static readonly object Whole = new();

    /// <summary>The content of the filter element.</summary>
    public static string Write(IReadOnlyList<DataPath> paths)
    {
        var root = new XElement("filter");
        foreach (var path in paths)
        {
            var element = root;
            for (var i = 0; i < path.Steps.Length && element.Annotation<object>() != Whole; i++)
            {
                element = Step(element, path, i);
            }

            SelectWhole(element);
        }

        return string.Concat(root.Elements().Select(element => element.ToString(SaveOptions.DisableFormatting)));
    }

    private static XElement Step(XElement parent, DataPath path, int index)
    {
        var step = path.Steps[index];
        var made = new XElement(NameOf(step.Node));
        foreach (var predicate in step.Predicates.Where(IsMatch))
        {
            if (made.Element(NameOf(predicate.Leaf!)) is null)
            {
                made.Add(Match(predicate, path.Schema));
            }
        }

        // Steps that are the same are one element: a server may look at the first of two only.
        if (parent.Elements(made.Name).FirstOrDefault(other => Matches(other).SetEquals(Matches(made))) is { } same)
        {
            return same;
        }

        // Without their keys the entries of an answer could not be told apart.
        if (index < path.Steps.Length - 1 && step.Node is ListNode list)
        {
            made.Add(list.Keys.Select(NameOf).Where(key => made.Element(key) is null).Select(key => new XElement(key)));
        }

        parent.Add(made);
        return made;
    }

    // RFC 6241 section 6.2.5: beside content matches alone all else is selected.
    private static void SelectWhole(XElement element)
    {
        if (element.Annotation<object>() != Whole)
        {
            element.Elements().Where(child => !IsMatch(child)).Remove();
            element.AddAnnotation(Whole);
        }
    }

    // RFC 6241 section 6.2.5: content match nodes are leafs with a value; white space at its ends is not compared.
    private static bool IsMatch(DataPathPredicate predicate) =>
        predicate is { Position: null, Value.Length: > 0, Leaf: LeafNode leaf } && predicate.Value.AsSpan().Trim().Length == predicate.Value.Length && !MayNameInstances(leaf.Type);

    private static bool IsMatch(XElement element) => !element.HasElements && element.Value.Length > 0;

    private static HashSet<(XName Name, string Value)> Matches(XElement element) =>
        [.. element.Elements().Where(IsMatch).Select(child => (child.Name, child.Value))];

    private static XElement Match(DataPathPredicate predicate, YangSchema schema)
    {
        var match = new XElement(NameOf(predicate.Leaf!), predicate.Value);
        var colon = predicate.Value.IndexOf(':', StringComparison.Ordinal);
        // The prefix of an identity is one that the element declares (RFC 7950 section 9.10.3); on any other value the declaration does no harm.
        if (colon > 0 && schema.FindModule(predicate.Value[..colon]) is { } module)
        {
            match.Add(new XAttribute(XNamespace.Xmlns + module.Name, module.Namespace));
        }

        return match;
    }

    // Their values hold as many prefixes as they have steps.
    private static bool MayNameInstances(YangType type) => type.Base == YangBaseType.InstanceIdentifier || type.Members.Any(MayNameInstances);

    private static XName NameOf(SchemaNode node) => XName.Get(node.Name, node.Module.Namespace);
}
