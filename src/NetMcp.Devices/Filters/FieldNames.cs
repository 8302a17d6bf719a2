using NetMcp.Devices.Text;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Filters;

/// <summary>Checks the names of a fields expression against the schema.</summary>
internal static class FieldNames
{
    /// <summary>The child that a field names; a name without a module is in that of the node above, or of an augment when only one has it.</summary>
    public static SchemaNode? Find(SchemaNode parent, FieldFilter field)
    {
        if (parent.FindDataChild(field.ModuleName ?? parent.Module.Name, field.Name) is { } own)
        {
            return own;
        }

        return field.ModuleName is null && parent.DataChildren().Where(child => child.Name == field.Name).Take(2).ToList() is [var only] ? only : null;
    }

    /// <summary>What is wrong with the first name that is not there; null when all are.</summary>
    public static string? Objection(SchemaNode parent, FieldFilter fields)
    {
        foreach (var field in fields.Children)
        {
            if (Find(parent, field) is not { } child)
            {
                var names = parent.DataChildren().Select(node => node.Name).Distinct(StringComparer.Ordinal).ToList();
                var hint = ClosestName.Hint(field.Name, names);
                return $"'fields': {parent.Module.Name}:{parent.Name} has no '{Shorten(field.Name)}'.{(hint.Length > 0 || names.Count is 0 or > 12 ? hint : $" It has {string.Join(", ", names)}.")}";
            }

            if (Objection(child, field) is { } objection)
            {
                return objection;
            }
        }

        return null;
    }

    private static string Shorten(string name) => name.Length <= 64 ? name : name[..64] + "...";
}
