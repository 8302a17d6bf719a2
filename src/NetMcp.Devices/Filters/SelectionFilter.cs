using System.Xml.Linq;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Filters;

/// <summary>
/// Writes a path as a subtree filter that also selects the keys of every list on the way, without which the entries of an answer could not be told
/// apart (RFC 6241 section 6.4.4 asks for them by name), and only those fields that are wanted.
/// </summary>
internal static class SelectionFilter
{
    /// <summary>The filter, or null and why no subtree filter can say this.</summary>
    public static string? Write(CheckedPath path, out FilterError? error)
    {
        if (!path.Path.TryToSubtree(out var filter, out var objection))
        {
            error = new FilterError(objection.Offset + 1, objection.Message);
            return null;
        }

        if (path.Fields is null && !path.Path.Steps.SkipLast(1).Any(step => step.Node is ListNode))
        {
            // Nothing to add.
            error = null;
            return filter;
        }

        var root = XElement.Parse(filter);
        var element = root;
        for (var i = 0; i < path.Path.Steps.Length; i++)
        {
            var step = path.Path.Steps[i];
            var isLast = i == path.Path.Steps.Length - 1;
            // The next step stands behind the predicates.
            var next = isLast ? null : element.Elements().Last();
            if (step.Node is ListNode list && (!isLast || path.Fields is not null))
            {
                element.AddFirst(MissingKeys(list, element));
            }

            if (isLast && path.Fields is not null)
            {
                Select(element, step.Node, path.Fields);
            }

            element = next ?? element;
        }

        error = null;
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static IEnumerable<XElement> MissingKeys(ListNode list, XElement element) =>
        list.Keys.Select(NameOf).Where(name => element.Element(name) is null).Select(name => new XElement(name));

    private static void Select(XElement element, SchemaNode node, FieldFilter fields)
    {
        foreach (var field in fields.Children)
        {
            if (FieldNames.Find(node, field) is not { } child)
            {
                continue;
            }

            // A key that is given a value selects already.
            if (element.Element(NameOf(child)) is not { } selected)
            {
                element.Add(selected = new XElement(NameOf(child)));
            }

            if (!field.Children.IsEmpty)
            {
                if (child is ListNode list)
                {
                    selected.AddFirst(MissingKeys(list, selected));
                }

                Select(selected, child, field);
            }
        }
    }

    private static XName NameOf(SchemaNode node) => XName.Get(node.Name, node.Module.Namespace);
}
