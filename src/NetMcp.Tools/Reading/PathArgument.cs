using System.Xml.XPath;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Reading;

/// <summary>Reads the <c>path</c> of a read: an absolute XPath or a subtree filter.</summary>
internal static class PathArgument
{
    /// <summary>The path, or null for "everything" (absent, empty, or <c>/</c>). Mistakes go to the arguments.</summary>
    public static string? Read(ToolArguments arguments, ToolOptions options)
    {
        var path = arguments.Text("path", new TextLimit(options.MaxPathLength, Lines: true))?.Trim();
        if (string.IsNullOrEmpty(path) || path == "/")
        {
            return null;
        }

        var mistake = path[0] switch
        {
            '<' => XmlArgument.Mistake("path", path, options.MaxXmlDepth, singleRoot: false),
            '/' => XPathMistake(path),
            _ => "'path' must be an absolute XPath such as /ietf-interfaces:interfaces, or a subtree filter such as <interfaces xmlns=\"...\"/>.",
        };
        if (mistake is null)
        {
            return path;
        }

        arguments.Mistake(mistake);
        return null;
    }

    private static string? XPathMistake(string path)
    {
        if (UnclosedAt(path) is { } position)
        {
            return $"'path' is not XPath: {SafeText.Quote(path[position].ToString())} at position {position + 1} has no counterpart.";
        }

        try
        {
            // Syntax only: which names exist is for the device to say.
            if (XPathExpression.Compile(path).ReturnType is not XPathResultType.NodeSet)
            {
                return "'path' must select nodes; it is an expression with another result.";
            }
        }
        catch (Exception exception) when (exception is XPathException or ArgumentException)
        {
            return "'path' is not XPath 1.0. Write for example /ietf-interfaces:interfaces/interface[name='eth0'].";
        }

        if (XPathRules.Objection(path) is { } objection)
        {
            return "'path' " + objection;
        }

        // "/*" and "//*" are everything, and a name without its module could be any module's.
        return XPathRules.NamesModule(path)
            ? null
            : "'path' names no module. Write /module:container, for example /ietf-interfaces:interfaces; network.device.describe lists the modules.";
    }

    // The runtime's parser does not say where it stopped; what agents get wrong most are brackets and quotes.
    private static int? UnclosedAt(string path)
    {
        var open = new Stack<int>();
        for (var i = 0; i < path.Length; i++)
        {
            switch (path[i])
            {
                case '\'' or '"':
                    var end = path.IndexOf(path[i], i + 1);
                    if (end < 0)
                    {
                        return i;
                    }

                    i = end;
                    break;
                case '[' or '(':
                    open.Push(i);
                    break;
                case ']' or ')':
                    if (!open.TryPop(out var start) || (path[start] == '[') != (path[i] == ']'))
                    {
                        return i;
                    }

                    break;
                default:
                    break;
            }
        }

        return open.TryPeek(out var unclosed) ? unclosed : null;
    }
}
