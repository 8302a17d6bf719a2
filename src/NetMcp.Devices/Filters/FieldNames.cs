using NetMcp.Devices.Text;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Filters;

/// <summary>Checks the names of a fields expression against the schema.</summary>
internal static class FieldNames
{
    /// <summary>The child that a field names; a name without a module is in that of the node above, or of an augment when only one has it.</summary>
    /// <param name="parent">The node above.</param>
    /// <param name="field">The field.</param>
    /// <param name="shows">Which nodes are there; null for all.</param>
    public static SchemaNode? Find(SchemaNode parent, FieldFilter field, Func<SchemaNode, bool>? shows = null)
    {
        if (parent.FindDataChild(field.ModuleName ?? parent.Module.Name, field.Name) is { } own && (shows is null || shows(own)))
        {
            return own;
        }

        return field.ModuleName is null && Children(parent, shows).Where(child => child.Name == field.Name).Take(2).ToList() is [var only] ? only : null;
    }

    /// <summary>What is wrong with the first name that is not there; null when all are.</summary>
    /// <param name="parent">The node that the fields are of.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="shows">Which nodes are there; null for all.</param>
    public static string? Objection(SchemaNode parent, FieldFilter fields, Func<SchemaNode, bool>? shows = null)
    {
        foreach (var field in fields.Children)
        {
            if (Find(parent, field, shows) is not { } child)
            {
                var names = Children(parent, shows).Select(node => node.Name).Distinct(StringComparer.Ordinal).ToList();
                var hint = ClosestName.Hint(field.Name, names);
                return $"'fields': {parent.Module.Name}:{parent.Name} has no '{Shorten(field.Name)}'.{(hint.Length > 0 || names.Count is 0 or > 12 ? hint : $" It has {string.Join(", ", names)}.")}";
            }

            if (Objection(child, field, shows) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }

    private static IEnumerable<SchemaNode> Children(SchemaNode parent, Func<SchemaNode, bool>? shows) =>
        shows is null ? parent.DataChildren() : parent.DataChildren().Where(shows);

    private static string Shorten(string name) => name.Length <= 64 ? name : name[..64] + "...";
}
