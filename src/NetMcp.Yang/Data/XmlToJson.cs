using System.Buffers;
using System.Xml;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Data;

/// <summary>
/// Turns instance data in XML into JSON (RFC 7951, with RFC 7952 metadata) while it is read, without a tree: memory does not grow with the
/// document. The values are not validated, except as far as their JSON form depends on them.
/// </summary>
public static class XmlToJson
{
    /// <summary>
    /// Converts what the reader has left of a document, or, when it stands on an element, that element and those behind it on its level. The
    /// elements that NETCONF and RESTCONF put around data are looked through.
    /// </summary>
    /// <param name="reader">The reader, made with settings like <see cref="XmlDataReader.CreateSettings"/>.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="output">Gets the JSON in UTF-8; it is not flushed or closed.</param>
    /// <param name="options">What is wanted; null for all of a datastore's document.</param>
    /// <param name="cancellationToken">Ends the conversion.</param>
    public static XmlToJsonResult Convert(
        XmlReader reader, YangSchema schema, Stream output, XmlToJsonOptions? options = null, CancellationToken cancellationToken = default) =>
        Convert(reader, schema, bytes => output.Write(bytes.Span), options, cancellationToken);

    /// <inheritdoc cref="Convert(XmlReader, YangSchema, Stream, XmlToJsonOptions?, CancellationToken)"/>
    public static XmlToJsonResult Convert(
        XmlReader reader, YangSchema schema, IBufferWriter<byte> output, XmlToJsonOptions? options = null, CancellationToken cancellationToken = default) =>
        Convert(reader, schema, bytes => output.Write(bytes.Span), options, cancellationToken);

    /// <inheritdoc cref="Convert(XmlReader, YangSchema, Stream, XmlToJsonOptions?, CancellationToken)"/>
    public static async Task<XmlToJsonResult> ConvertAsync(
        XmlReader reader, YangSchema schema, Stream output, XmlToJsonOptions? options = null, CancellationToken cancellationToken = default)
    {
        var stream = new XmlToJsonStream(schema, reader, options ?? XmlToJsonOptions.Default);
        try
        {
            var outer = reader.ReadState == ReadState.Initial ? -1 : reader.Depth - 1;
            var more = reader.ReadState != ReadState.Initial || await reader.ReadAsync().ConfigureAwait(false);
            while (more && (outer < 0 || reader.Depth > outer))
            {
                more = await stream.TakeAsync(reader).ConfigureAwait(false) switch
                {
                    StreamStep.Read => await reader.ReadAsync().ConfigureAwait(false),
                    StreamStep.Skip => await SkipAsync(reader).ConfigureAwait(false),
                    _ => false,
                };
                if (stream.IsFull)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await ReleaseAsync(stream, output, cancellationToken).ConfigureAwait(false);
                }
            }

            stream.Finish();
        }
        catch (XmlException exception)
        {
            stream.Fail(exception);
        }

        await ReleaseAsync(stream, output, cancellationToken).ConfigureAwait(false);
        return stream.Result();
    }

    private static XmlToJsonResult Convert(
        XmlReader reader, YangSchema schema, Action<ReadOnlyMemory<byte>> write, XmlToJsonOptions? options, CancellationToken cancellationToken)
    {
        var stream = new XmlToJsonStream(schema, reader, options ?? XmlToJsonOptions.Default);
        try
        {
            var outer = reader.ReadState == ReadState.Initial ? -1 : reader.Depth - 1;
            var more = reader.ReadState != ReadState.Initial || reader.Read();
            while (more && (outer < 0 || reader.Depth > outer))
            {
                more = stream.Take(reader) switch
                {
                    StreamStep.Read => reader.Read(),
                    StreamStep.Skip => Skip(reader),
                    _ => false,
                };
                if (stream.IsFull)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Release(stream, write);
                }
            }

            stream.Finish();
        }
        catch (XmlException exception)
        {
            stream.Fail(exception);
        }

        Release(stream, write);
        return stream.Result();
    }

    private static void Release(XmlToJsonStream stream, Action<ReadOnlyMemory<byte>> write)
    {
        var ready = stream.Ready();
        if (ready.Length > 0)
        {
            write(ready);
            stream.Released(ready.Length);
        }
    }

    private static async ValueTask ReleaseAsync(XmlToJsonStream stream, Stream output, CancellationToken cancellationToken)
    {
        var ready = stream.Ready();
        if (ready.Length > 0)
        {
            await output.WriteAsync(ready, cancellationToken).ConfigureAwait(false);
            stream.Released(ready.Length);
        }
    }

    private static bool Skip(XmlReader reader)
    {
        reader.Skip();
        return !reader.EOF;
    }

    private static async ValueTask<bool> SkipAsync(XmlReader reader)
    {
        await reader.SkipAsync().ConfigureAwait(false);
        return !reader.EOF;
    }
}
