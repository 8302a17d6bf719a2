using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>Parameters that several operations share.</summary>
internal static class OperationParts
{
    /// <summary>source or target with a datastore, a URL or a config (RFC 6241 section 7.3).</summary>
    public static OperationXml Location(this OperationXml xml, string name, ConfigLocation location)
    {
        xml.Open(name);
        if (location.Datastore is { } datastore)
        {
            xml.Empty(OperationWords.Of(datastore));
        }
        else if (location.Location is { } url)
        {
            xml.Element("url", url.OriginalString);
        }
        else
        {
            xml.Open("config").Fragment(location.Config!).Close("config");
        }

        return xml.Close(name);
    }

    public static OperationXml Datastore(this OperationXml xml, string name, NetconfDatastore datastore) =>
        xml.Open(name).Empty(OperationWords.Of(datastore)).Close(name);

    /// <summary>datastore as an identity of ietf-datastores (RFC 8526 section 3.1).</summary>
    public static OperationXml NmdaDatastore(this OperationXml xml, NmdaDatastore datastore) =>
        xml.Raw("<datastore xmlns:ds=\"" + NetconfNamespaces.Datastores + "\">ds:").Raw(OperationWords.Of(datastore)).Close("datastore");

    public static OperationXml WithDefaults(this OperationXml xml, WithDefaultsMode? mode) => mode is null
        ? xml
        : xml.Raw("<with-defaults xmlns=\"" + NetconfNamespaces.WithDefaults + "\">").Raw(OperationWords.Of(mode.Value)).Close("with-defaults");

    /// <summary>A vendor's comment in a commit.</summary>
    public static OperationXml Comment(this OperationXml xml, CommitComment? comment)
    {
        if (comment is null)
        {
            return xml;
        }

        xml.Raw("<").Raw(comment.Name);
        if (comment.NamespaceUri is { } space)
        {
            xml.Attribute("xmlns", space);
        }

        return xml.Raw(">").Text(comment.Text).Close(comment.Name);
    }
}
