using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Validation.Checking;

/// <summary>Paths of schema nodes, choices and cases among them; the module's name stands where it differs from that of the node above.</summary>
internal static class SchemaPaths
{
    public static string Of(SchemaNode node)
    {
        var names = new Stack<string>();
        for (var at = node; at is not null; at = at.Parent)
        {
            names.Push(ReferenceEquals(at.Module, at.Parent?.Module) ? at.Name : at.Module.Name + ":" + at.Name);
        }

        return "/" + string.Join('/', names);
    }
}
