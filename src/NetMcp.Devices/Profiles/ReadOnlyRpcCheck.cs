using System.Text.RegularExpressions;
using System.Xml;
using NetMcp.Netconf.Messages;

namespace NetMcp.Devices.Profiles;

/// <summary>
/// Judges an rpc that an agent wrote. Only what a profile lists is let through, and never anything with a URL: a device that
/// fetches or stores something elsewhere does more than read.
/// </summary>
internal static class ReadOnlyRpcCheck
{
    /// <summary>The longest rpc, in characters.</summary>
    public const int MaxCharacters = 64 * 1024;

    /// <summary>How deep it may nest.</summary>
    public const int MaxDepth = 64;

    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    /// <summary>Null when it may be sent; else why not, in words for the agent.</summary>
    public static string? FindObjection(DeviceProfile profile, string rpcXml)
    {
        if (rpcXml.Length > MaxCharacters)
        {
            return $"The rpc is longer than {MaxCharacters} characters.";
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(rpcXml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            reader.MoveToContent();
            return Judge(profile, reader);
        }
        catch (XmlException e)
        {
            return $"The rpc is not one well-formed XML element without a DTD (line {e.LineNumber}, column {e.LinePosition}).";
        }
    }

    private static string? Judge(DeviceProfile profile, XmlReader reader)
    {
        // What is written without a namespace is taken in that of the rpc element around it (RFC 6241 section 4.1).
        var space = reader.NamespaceURI.Length == 0 ? NetconfNamespaces.Base : reader.NamespaceURI;
        if (profile.ReadOnlyRpcs.FirstOrDefault(rpc => rpc.Names(space, reader.LocalName)) is not { } allowed)
        {
            var names = string.Join(", ", profile.ReadOnlyRpcs.Select(rpc => rpc.Name).Distinct().Order(StringComparer.Ordinal).Take(40));
            return $"This rpc is not among those that are known to only read on a device of profile {profile.Name}. Allowed: {names}.";
        }

        if (FindAttributeObjection(allowed, reader) is { } objection)
        {
            return objection;
        }

        var argument = string.Empty;
        while (reader.Read())
        {
            argument = reader is { NodeType: XmlNodeType.Element } ? reader.LocalName : argument;
            if (reader.Depth > MaxDepth)
            {
                return $"The rpc nests deeper than {MaxDepth} elements.";
            }

            var found = reader.NodeType switch
            {
                XmlNodeType.Element => FindElementObjection(allowed, reader),
                XmlNodeType.Text or XmlNodeType.CDATA => FindTextObjection(reader.Value) ?? FindValueObjection(allowed, argument, reader.Value),
                XmlNodeType.ProcessingInstruction => "An rpc holds no processing instructions.",
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static string? FindAttributeObjection(ReadOnlyRpc allowed, XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/" &&
                !(allowed.Attributes.TryGetValue(reader.Name, out var pattern) && Matches(pattern, reader.Value)))
            {
                return "This rpc may not be sent with that attribute on its operation element.";
            }
        }

        reader.MoveToElement();
        return null;
    }

    private static string? FindElementObjection(ReadOnlyRpc allowed, XmlReader reader)
    {
        if (reader.LocalName is "url" or "uri" or "command")
        {
            return "An rpc with a URL or a command in it is never sent as read-only.";
        }

        if (allowed.Arguments is not null && (reader.Depth > 1 || !allowed.Arguments.ContainsKey(reader.LocalName)))
        {
            return $"This rpc takes only these arguments here: {string.Join(", ", allowed.Arguments.Keys.Order(StringComparer.Ordinal))}.";
        }

        var objection = (string?)null;
        while (objection is null && reader.MoveToNextAttribute())
        {
            objection = reader.NamespaceURI == "http://www.w3.org/2000/xmlns/" ? null : FindTextObjection(reader.Value);
        }

        reader.MoveToElement();
        return objection;
    }

    private static string? FindValueObjection(ReadOnlyRpc allowed, string argument, string value) =>
        allowed.Arguments is null || (allowed.Arguments.TryGetValue(argument, out var pattern) && Matches(pattern, value.Trim()))
            ? null
            : "This rpc may not be sent with that value of its argument.";

    private static string? FindTextObjection(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? "An rpc with a URL or a command in it is never sent as read-only." : null;

    private static bool Matches(string pattern, string value) =>
        Regex.IsMatch(value, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, PatternTime);
}
