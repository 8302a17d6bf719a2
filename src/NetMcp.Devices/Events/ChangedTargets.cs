using System.Xml;
using NetMcp.Netconf.Messages;

namespace NetMcp.Devices.Events;

/// <summary>What a netconf-config-change says was edited (RFC 6470 section 2.1).</summary>
internal static class ChangedTargets
{
    /// <summary>The namespace of ietf-netconf-notifications.</summary>
    public const string Namespace = "urn:ietf:params:xml:ns:yang:ietf-netconf-notifications";

    /// <summary>A device that names more than this many targets has changed everywhere.</summary>
    private const int Most = 200;

    /// <summary>The targets as schema paths with module names; empty when one of them cannot be told, because then anything may have changed.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="moduleOf">The module of a namespace, or null.</param>
    public static IReadOnlyList<string> Read(Notification notification, Func<string, string?> moduleOf)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var reader = notification.OpenEvent();
            using var edits = reader.ReadSubtree();
            while (edits.ReadToFollowing("target", Namespace))
            {
                // Before the content is read: the prefixes may be declared on this very element.
                var namespaces = ((IXmlNamespaceResolver)edits).GetNamespacesInScope(XmlNamespaceScope.All);
                var target = edits.ReadElementContentAsString();
                if (targets.Count == Most || SchemaPath(target, prefix => moduleOf(namespaces.TryGetValue(prefix, out var found) ? found : "")) is not { } path)
                {
                    return [];
                }

                targets.Add(path);
            }
        }
        catch (XmlException)
        {
            return [];
        }

        return [.. targets];
    }

    /// <summary>An instance-identifier (RFC 7950 section 9.13) without its predicates and with module names; null when it is not one.</summary>
    internal static string? SchemaPath(string instance, Func<string, string?> moduleOf)
    {
        var path = new System.Text.StringBuilder();
        string? module = null;
        var at = 0;
        while (at < instance.Length)
        {
            if (instance[at] != '/')
            {
                return null;
            }

            var end = EndOfName(instance, ++at);
            var name = instance.AsSpan(at, end - at);
            if (name.IndexOf(':') is >= 0 and var colon)
            {
                module = moduleOf(name[..colon].ToString());
                name = name[(colon + 1)..];
            }

            if (module is null || name.IsEmpty || !SkipPredicates(instance, ref end))
            {
                return null;
            }

            path.Append('/').Append(module).Append(':').Append(name);
            at = end;
        }

        return path.Length == 0 ? null : path.ToString();
    }

    private static int EndOfName(string text, int from)
    {
        var end = text.AsSpan(from).IndexOfAny('/', '[');
        return end < 0 ? text.Length : from + end;
    }

    /// <summary>A value in quotes may hold any character, brackets and slashes too.</summary>
    private static bool SkipPredicates(string text, ref int at)
    {
        while (at < text.Length && text[at] == '[')
        {
            char? quote = null;
            for (at++; at < text.Length && (quote is not null || text[at] != ']'); at++)
            {
                quote = quote is null ? text[at] is '\'' or '"' ? text[at] : null : text[at] == quote ? null : quote;
            }

            if (at++ >= text.Length)
            {
                return false;
            }
        }

        return true;
    }
}
