using System.Globalization;
using System.Text;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Paths;

/// <summary>Writes data paths as XPath.</summary>
internal static class PathXPath
{
    /// <summary>The path, each name with its module's name as prefix: no default namespace holds in XPath 1.0.</summary>
    public static NamespacedXPath Of(DataPath path)
    {
        var text = new StringBuilder();
        var namespaces = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in path.Steps)
        {
            Name(text.Append('/'), step.Node, namespaces);
            foreach (var predicate in step.Predicates)
            {
                text.Append('[');
                if (predicate.Position is { } position)
                {
                    text.Append(position.ToString(CultureInfo.InvariantCulture));
                }
                else
                {
                    if (predicate.Leaf is null)
                    {
                        text.Append('.');
                    }
                    else
                    {
                        Name(text, predicate.Leaf, namespaces);
                    }

                    text.Append('=').Append(Literal(predicate.Value));
                }

                text.Append(']');
            }
        }

        return new NamespacedXPath(text.ToString(), namespaces);
    }

    /// <summary>A value as a literal. XPath 1.0 has no escapes: a value with both kinds of quotes is put together from several.</summary>
    public static string Literal(string value)
    {
        if (!value.Contains('\'', StringComparison.Ordinal))
        {
            return "'" + value + "'";
        }

        return value.Contains('"', StringComparison.Ordinal)
            ? "concat(" + string.Join(",\"'\",", value.Split('\'').Select(part => "'" + part + "'")) + ")"
            : "\"" + value + "\"";
    }

    private static void Name(StringBuilder text, SchemaNode node, SortedDictionary<string, string> namespaces)
    {
        namespaces[node.Module.Name] = node.Module.Namespace;
        text.Append(node.Module.Name).Append(':').Append(node.Name);
    }
}
