using System.Xml;
using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>What to select of a datastore: a subtree (RFC 6241 section 6) or an XPath expression (section 8.9).</summary>
public sealed record NetconfFilter
{
    private NetconfFilter()
    {
    }

    /// <summary>Whether it is an XPath filter.</summary>
    public bool IsXPath => Expression is not null;

    internal XmlFragment? Content { get; private init; }

    internal string? Expression { get; private init; }

    internal IReadOnlyDictionary<string, string>? Prefixes { get; private init; }

    /// <summary>A subtree filter: sibling elements. None at all selects nothing (RFC 6241 section 6.4.2).</summary>
    /// <exception cref="ArgumentException">Not well-formed.</exception>
    public static NetconfFilter Subtree(string filterXml) => new() { Content = XmlFragment.Parse(filterXml, nameof(filterXml)) };

    /// <summary>An XPath 1.0 expression, with the namespace of each prefix in it.</summary>
    /// <exception cref="ArgumentException">A prefix is no XML name, or a namespace is empty.</exception>
    public static NetconfFilter XPath(string expression, IReadOnlyDictionary<string, string> namespaces)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(expression);
        ArgumentNullException.ThrowIfNull(namespaces);
        CheckCharacters(expression, nameof(expression));
        foreach (var (prefix, name) in namespaces)
        {
            // xml and xmlns are bound by Namespaces in XML 1.0 section 3; no prefix may be bound to the empty name.
            if (!IsName(prefix) || prefix.StartsWith("xml", StringComparison.OrdinalIgnoreCase) || string.IsNullOrEmpty(name))
            {
                throw new ArgumentException($"The prefix '{prefix}' cannot be declared.", nameof(namespaces));
            }

            CheckCharacters(name, nameof(namespaces));
        }

        return new NetconfFilter { Expression = expression, Prefixes = namespaces };
    }

    internal MissingCapability? FindMissing(NetconfCapabilities capabilities) =>
        IsXPath && !capabilities.XPath
            ? new MissingCapability(CapabilityNames.XPath, "This device takes no XPath filters; use a subtree filter.")
            : null;

    /// <summary>The filter element of get, get-config and create-subscription: type and select are attributes.</summary>
    internal void WriteAsFilter(OperationXml xml)
    {
        if (Content is not null)
        {
            xml.Raw("<filter type=\"subtree\">").Fragment(Content).Close("filter");
            return;
        }

        xml.Raw("<filter type=\"xpath\"");
        WritePrefixes(xml);
        xml.Attribute("select", Expression!).Raw("/>");
    }

    /// <summary>The filter of get-data (RFC 8526 section 3.1.1): an element for each kind.</summary>
    internal void WriteAsNmdaFilter(OperationXml xml)
    {
        if (Content is not null)
        {
            xml.Open("subtree-filter").Fragment(Content).Close("subtree-filter");
            return;
        }

        xml.Raw("<xpath-filter");
        WritePrefixes(xml);
        xml.Raw(">").Text(Expression!).Close("xpath-filter");
    }

    private static bool IsName(string prefix)
    {
        try
        {
            return XmlConvert.VerifyNCName(prefix).Length > 0;
        }
        catch (Exception e) when (e is XmlException or ArgumentNullException)
        {
            return false;
        }
    }

    private static void CheckCharacters(string text, string parameterName)
    {
        try
        {
            XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException e)
        {
            throw new ArgumentException("It holds a character that XML cannot carry.", parameterName, e);
        }
    }

    private void WritePrefixes(OperationXml xml)
    {
        foreach (var (prefix, name) in Prefixes!)
        {
            xml.Attribute("xmlns:" + prefix, name);
        }
    }
}
