using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace NetMcp.Devices.Profiles;

/// <summary>Goes once through an rpc whose name is allowed, and compares what stands in it with what the profile lists.</summary>
internal sealed partial class ReadOnlyRpcWalk(ReadOnlyRpc allowed, ImmutableArray<string> withheld)
{
    private const string Elsewhere = "An rpc with a URL or a command in it is never sent as read-only.";

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Stack<Element> _open = new();

    /// <summary>Null when nothing is wrong; the reader stands on the operation element.</summary>
    public string? FindObjection(XmlReader reader)
    {
        if (FindAttributeObjection(allowed.Attributes, reader) is { } objection)
        {
            return objection;
        }

        _open.Push(new Element(string.Empty, ReadOnlyArgument.Empty));
        while (reader.Read())
        {
            if (reader.Depth > ReadOnlyRpcCheck.MaxDepth)
            {
                return $"The rpc nests deeper than {ReadOnlyRpcCheck.MaxDepth} elements.";
            }

            if (Take(reader) is { } found)
            {
                return found;
            }
        }

        return (_open.Count > 0 ? End() : null) ?? FindLacking();
    }

    private string? Take(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                // Reading attributes moves the reader, and an empty element has no end of its own.
                var empty = reader.IsEmptyElement;
                return Begin(reader) ?? (empty ? End() : null);
            case XmlNodeType.EndElement:
                return End();
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                // Gathered, for a comment or a CDATA section may stand in the middle of a value.
                _open.Peek().Text.Append(reader.Value);
                return null;
            case XmlNodeType.ProcessingInstruction:
                return "An rpc holds no processing instructions.";
            default:
                return null;
        }
    }

    private string? Begin(XmlReader reader)
    {
        if (reader.LocalName is "url" or "uri" or "command")
        {
            return Elsewhere;
        }

        var parent = _open.Peek();
        if (parent.Argument.AnyContent)
        {
            _open.Push(new Element(parent.Path, parent.Argument));
            return FindAttributeObjection(null, reader);
        }

        var path = parent.Path.Length == 0 ? reader.LocalName : parent.Path + "/" + reader.LocalName;
        if (!allowed.Arguments.TryGetValue(path, out var argument))
        {
            return allowed.Arguments.Count == 0
                ? "This rpc takes no arguments here."
                : $"This rpc takes only these arguments here: {string.Join(", ", allowed.Arguments.Keys.Order(StringComparer.Ordinal))}.";
        }

        _seen.Add(path);
        _open.Push(new Element(path, argument));
        // RFC 6241 section 8.9.5.1: an XPath filter is its select attribute.
        return reader.GetAttribute("type") == "xpath" && reader.GetAttribute("select") is null
            ? "An XPath filter needs a select attribute."
            : FindAttributeObjection(argument.Attributes, reader);
    }

    private string? End()
    {
        var element = _open.Pop();
        var value = element.Text.ToString().Trim();
        if (LooksLikeUrl(value))
        {
            return Elsewhere;
        }

        // A device may take more spellings than one for the same module, so this is no place to tell upper from lower case.
        if (element.Argument.NamesModule && withheld.Contains(value, StringComparer.OrdinalIgnoreCase))
        {
            return $"The text of module {value} is never asked of this kind of device: the question can end its server for every client. " +
                "network.yang.search and network.yang.describe answer from the models that the gateway has.";
        }

        return element.Argument.AnyContent || Matches(element.Argument.Pattern, value)
            ? null
            : $"This rpc may not be sent with that value of {(element.Path.Length == 0 ? "its operation element" : element.Path)}.";
    }

    private string? FindLacking()
    {
        var lacking = allowed.Needed.FirstOrDefault(group => !group.Any(_seen.Contains));
        return lacking.IsDefault ? null : $"This rpc is sent only with {string.Join(" or ", lacking)} in it.";
    }

    /// <param name="patterns">What may stand there, or null: anything that does not look like a URL.</param>
    /// <param name="reader">On the element, before and after.</param>
    private static string? FindAttributeObjection(ImmutableDictionary<string, string>? patterns, XmlReader reader)
    {
        var objection = (string?)null;
        while (objection is null && reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == "http://www.w3.org/2000/xmlns/")
            {
                continue;
            }

            if (LooksLikeUrl(reader.Value))
            {
                objection = Elsewhere;
            }
            else if (patterns is not null && !(patterns.TryGetValue(reader.Name, out var pattern) && Matches(pattern, reader.Value)))
            {
                objection = "This rpc may not be sent with that attribute, or with that value of it.";
            }
        }

        reader.MoveToElement();
        return objection;
    }

    private static bool LooksLikeUrl(string text) => text.Contains("://", StringComparison.Ordinal) || Scheme().IsMatch(text);

    // No back-tracking: the patterns are ours, the text is not.
    private static bool Matches(string pattern, string value) =>
        Regex.IsMatch(value, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"\A\s*(?:https?|ftps?|sftp|tftp|scp|rcp|file):", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    private sealed record Element(string Path, ReadOnlyArgument Argument)
    {
        public StringBuilder Text { get; } = new();
    }
}
