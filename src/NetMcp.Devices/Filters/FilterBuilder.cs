using System.Text;
using System.Xml;
using NetMcp.Devices.Profiles;
using NetMcp.Netconf.Operations;
using NetMcp.Yang.Paths;

namespace NetMcp.Devices.Filters;

/// <summary>Turns what was asked for into the filter that this device takes.</summary>
internal static class FilterBuilder
{
    /// <summary>The modules that a filter names, whose namespaces are needed to build it.</summary>
    public static IEnumerable<string> ModulesOf(PathFilter filter) => filter switch
    {
        LocationPath path => path.Steps.SelectMany(step => step.Predicates.Select(p => p.Module).Prepend(step.Module)).OfType<string>().Distinct(StringComparer.Ordinal),
        GeneralXPath xpath => xpath.Prefixes.Keys,
        _ => [],
    };

    /// <summary>The filter, or null and what is in its way.</summary>
    public static NetconfFilter? Build(PathFilter filter, ModuleNamespaces modules, XPathNames xpath, out FilterError? error)
    {
        switch (filter)
        {
            case LocationPath path:
                return FromPath(path, modules, xpath, out error);
            case GeneralXPath general:
                return FromXPath(general, modules, xpath, out error);
            case CheckedPath path:
                return FromChecked(path, xpath, out error);
            default:
                error = null;
                return NetconfFilter.Subtree(((SubtreeXml)filter).Xml);
        }
    }

    private static NetconfFilter? FromChecked(CheckedPath path, XPathNames xpath, out FilterError? error)
    {
        if (xpath == XPathNames.Declared && path.Fields is null)
        {
            error = null;
            return Declared(path.Path.ToXPath());
        }

        if (SelectionFilter.Write(path, out error) is { } subtree)
        {
            return NetconfFilter.Subtree(subtree);
        }

        if (xpath == XPathNames.None)
        {
            return null;
        }

        // What a subtree filter cannot say, such as a position; fields are then left out as the answer comes.
        error = null;
        var written = path.Path.ToXPath();
        return xpath == XPathNames.Declared
            ? Declared(written)
            : NetconfFilter.XPath(XPathPrefixes.ToNamespaceTests(written.Expression, written.Namespaces), new Dictionary<string, string>());

        static NetconfFilter Declared(NamespacedXPath xpath) => NetconfFilter.XPath(xpath.Expression, xpath.Namespaces);
    }

    private static NetconfFilter? FromPath(LocationPath path, ModuleNamespaces modules, XPathNames xpath, out FilterError? error)
    {
        var namespaces = new Dictionary<string, string>(StringComparer.Ordinal);
        var steps = new List<PathStep>();
        string? module = null;
        foreach (var step in path.Steps)
        {
            module = step.Module ?? module;
            if (module is null)
            {
                error = new FilterError(step.Position, "The first step needs its module's name: /module:container. network.device.describe lists the modules.");
                return null;
            }

            foreach (var (name, position) in step.Predicates.Select(p => (p.Module ?? module, p.Position)).Prepend((module, step.Position)))
            {
                if (modules.Find(name, position, out error) is not { } found)
                {
                    return null;
                }

                namespaces[name] = found;
            }

            // RFC 8040 section 3.5.3: a name without a prefix is in the module of its parent.
            steps.Add(step with { Module = module, Predicates = [.. step.Predicates.Select(p => p with { Module = p.Module ?? module })] });
        }

        error = null;
        if (xpath == XPathNames.Declared)
        {
            return NetconfFilter.XPath(ToXPath(steps), namespaces);
        }

        if (steps.SelectMany(step => step.Predicates).FirstOrDefault(predicate => !IsMatchable(predicate.Value)) is not { } unmatchable)
        {
            return NetconfFilter.Subtree(ToSubtree(steps, namespaces));
        }

        if (xpath == XPathNames.None)
        {
            error = new FilterError(unmatchable.Position, "This device takes no XPath filters, and a subtree filter cannot ask for a value that is empty or has white space at its ends.");
            return null;
        }

        return NetconfFilter.XPath(XPathPrefixes.ToNamespaceTests(ToXPath(steps), namespaces), new Dictionary<string, string>());
    }

    // RFC 6241 section 6.2.5: an empty element selects whatever value there is, and white space at the ends is not compared.
    private static bool IsMatchable(string value) => value.Length > 0 && value.AsSpan().Trim().Length == value.Length;

    private static NetconfFilter? FromXPath(GeneralXPath general, ModuleNamespaces modules, XPathNames xpath, out FilterError? error)
    {
        if (xpath == XPathNames.None)
        {
            error = new FilterError(0, "This device takes no XPath filters; only a plain path works: /module:container/list[key='value'], or a subtree filter as XML.");
            return null;
        }

        var declared = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (prefix, position) in general.Prefixes)
        {
            if (modules.Find(prefix, position, out error) is not { } found)
            {
                return null;
            }

            // XPath 1.0 has no escapes in literals. No registered namespace has a quote in it, but a device may say anything.
            if (xpath == XPathNames.Unprefixed && found.Contains('\'', StringComparison.Ordinal) && found.Contains('"', StringComparison.Ordinal))
            {
                error = new FilterError(position, "The namespace that the device gives this module cannot be written in XPath; use a subtree filter as XML.");
                return null;
            }

            declared[prefix] = found;
        }

        error = null;
        return xpath == XPathNames.Declared
            ? NetconfFilter.XPath(general.Text, declared)
            : NetconfFilter.XPath(XPathPrefixes.ToNamespaceTests(general.Text, declared), new Dictionary<string, string>());
    }

    private static string ToXPath(List<PathStep> steps)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            text.Append('/').Append(step.Module).Append(':').Append(step.Name);
            foreach (var predicate in step.Predicates)
            {
                // XPath 1.0 has no escapes in literals; a value that came in one kind of quote fits into the other.
                var quote = predicate.Value.Contains('\'', StringComparison.Ordinal) ? '"' : '\'';
                text.Append('[').Append(predicate.Name is null ? "." : predicate.Module + ":" + predicate.Name)
                    .Append('=').Append(quote).Append(predicate.Value).Append(quote).Append(']');
            }
        }

        return text.ToString();
    }

    private static string ToSubtree(List<PathStep> steps, Dictionary<string, string> namespaces)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment, OmitXmlDeclaration = true }))
        {
            foreach (var step in steps)
            {
                xml.WriteStartElement(step.Name, namespaces[step.Module!]);
                foreach (var predicate in step.Predicates)
                {
                    // RFC 6241 section 6.2.5: content match nodes.
                    if (predicate.Name is null)
                    {
                        xml.WriteString(predicate.Value);
                    }
                    else
                    {
                        xml.WriteElementString(predicate.Name, namespaces[predicate.Module!], predicate.Value);
                    }
                }
            }
        }

        return text.ToString();
    }
}
