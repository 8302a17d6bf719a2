using System.Text;
using NetMcp.Yang.Data.Reading;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data;

/// <summary>Reads instance data in JSON (RFC 7951, with RFC 7952 metadata) into a tree.</summary>
public static class JsonDataReader
{
    /// <summary>Reads a document: one JSON object whose members are the top-level nodes.</summary>
    /// <param name="utf8">The document, whole; a caller bounds its size.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="context">Where the top-level nodes stand in the schema; null for the top of a datastore.</param>
    /// <param name="limits">What it may cost; null for <see cref="DataLimits.Default"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The tree and what is wrong with it; without a tree when the document is malformed or past a limit.</returns>
    public static DataReadResult Read(
        ReadOnlySpan<byte> utf8, YangSchema schema, DataContext? context = null, DataLimits? limits = null, CancellationToken cancellationToken = default) =>
        new JsonTreeBuilder(schema, context ?? DataContext.Top, limits ?? DataLimits.Default).Read(utf8, cancellationToken);

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, YangSchema, DataContext?, DataLimits?, CancellationToken)"/>
    /// <param name="text">The document.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="context">Where the top-level nodes stand in the schema; null for the top of a datastore.</param>
    /// <param name="limits">What it may cost; null for <see cref="DataLimits.Default"/>.</param>
    public static DataReadResult Read(string text, YangSchema schema, DataContext? context = null, DataLimits? limits = null) =>
        Read(Encoding.UTF8.GetBytes(text), schema, context, limits);
}
