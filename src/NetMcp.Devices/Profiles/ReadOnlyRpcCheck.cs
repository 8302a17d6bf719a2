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
        if (profile.ReadOnlyRpcs.FirstOrDefault(rpc => rpc.Namespace == space && rpc.Name == reader.LocalName) is not { } allowed)
        {
            var names = string.Join(", ", profile.ReadOnlyRpcs.Select(rpc => rpc.Name).Distinct().Order(StringComparer.Ordinal).Take(40));
            return $"This rpc is not among those that are known to only read on a device of profile {profile.Name}. Allowed: {names}.";
        }

        return new ReadOnlyRpcWalk(allowed, profile.WithheldModules).FindObjection(reader);
    }
}
