using System.Xml;
using NetMcp.Yang.Data.Reading;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data;

/// <summary>Reads instance data in XML (RFC 7950) into a tree.</summary>
public static class XmlDataReader
{
    /// <summary>
    /// The settings under which untrusted instance data is to be read: no DTD, nothing resolved, several top-level elements allowed. White space
    /// is kept, because it can be all of a leaf's value.
    /// </summary>
    public static XmlReaderSettings CreateSettings(bool isAsync = false) => new()
    {
        Async = isAsync,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        ConformanceLevel = ConformanceLevel.Fragment,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>
    /// Reads a document: data nodes side by side, or in one of the elements that NETCONF and RESTCONF put around them (<c>rpc-reply</c>,
    /// <c>data</c>, <c>config</c>, <c>action</c>, <c>notification</c>...).
    /// </summary>
    /// <param name="stream">The document. It is not closed.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="context">Where the top-level nodes stand in the schema; null for the top of a datastore.</param>
    /// <param name="limits">What it may cost; null for <see cref="DataLimits.Default"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The tree and what is wrong with it; without a tree when the document is malformed or past a limit.</returns>
    public static DataReadResult Read(
        Stream stream, YangSchema schema, DataContext? context = null, DataLimits? limits = null, CancellationToken cancellationToken = default)
    {
        using var reader = XmlReader.Create(stream, CreateSettings());
        return Read(reader, schema, context, limits, cancellationToken);
    }

    /// <inheritdoc cref="Read(Stream, YangSchema, DataContext?, DataLimits?, CancellationToken)"/>
    /// <param name="text">The document.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="context">Where the top-level nodes stand in the schema; null for the top of a datastore.</param>
    /// <param name="limits">What it may cost; null for <see cref="DataLimits.Default"/>.</param>
    public static DataReadResult Read(string text, YangSchema schema, DataContext? context = null, DataLimits? limits = null)
    {
        using var reader = XmlReader.Create(new StringReader(text), CreateSettings());
        return Read(reader, schema, context, limits);
    }

    /// <summary>Reads what the reader has left of a document, or, when it stands on an element, that element and those behind it on its level.</summary>
    /// <param name="reader">The reader, made with settings like <see cref="CreateSettings"/>.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="context">Where the top-level nodes stand in the schema; null for the top of a datastore.</param>
    /// <param name="limits">What it may cost; null for <see cref="DataLimits.Default"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The tree and what is wrong with it; without a tree when the document is malformed or past a limit.</returns>
    public static DataReadResult Read(
        XmlReader reader, YangSchema schema, DataContext? context = null, DataLimits? limits = null, CancellationToken cancellationToken = default) =>
        new XmlTreeBuilder(reader, schema, context ?? DataContext.Top, limits ?? DataLimits.Default).Read(cancellationToken);
}
