using System.Text;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Paths;

/// <summary>Writes the path of a schema node.</summary>
public static class NodePaths
{
    /// <summary>
    /// The names from the top of the module to the node, a module's name before the first and before each that is in another module than
    /// the one above it, as RFC 8040 section 3.5.3 has them: <c>/ietf-interfaces:interfaces/interface/ietf-ip:ipv4</c>. Choices and cases
    /// are not in it; <c>input</c> and <c>output</c> are, for nothing else tells them apart.
    /// </summary>
    public static string PathText(this SchemaNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, SchemaNode node)
    {
        var above = Above(node);
        if (above is not null)
        {
            Write(text, above);
        }

        text.Append('/');
        if (above is null || above.Module.Name != node.Module.Name)
        {
            text.Append(node.Module.Name).Append(':');
        }

        text.Append(node.Name);
    }

    private static SchemaNode? Above(SchemaNode node)
    {
        var above = node.Parent;
        while (above is { Kind: SchemaNodeKind.Choice or SchemaNodeKind.Case })
        {
            above = above.Parent;
        }

        return above;
    }
}
