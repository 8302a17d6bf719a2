using System.Text;
using System.Xml;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Devices.Spooling;
using NetMcp.Devices.Visibility;
using NetMcp.Yang.Data;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Reading;

/// <summary>
/// JSON (RFC 7951), secrets masked. Without a rest to keep it is cut at the size; else all of it goes to where the rest is kept, as far as there is
/// room, and its beginning is the answer.
/// </summary>
/// <param name="schema">The schema.</param>
/// <param name="options">What is wanted.</param>
/// <param name="maxBytes">The size.</param>
/// <param name="spool">Where the rest is kept; null where it is not.</param>
/// <param name="limits">How much is kept.</param>
/// <param name="nodes">Who sees which nodes; null where nothing is hidden.</param>
internal sealed class JsonForm(YangSchema schema, XmlToJsonOptions options, int maxBytes, SpoolFolder? spool, SpoolLimits limits, INodeAccess? nodes = null) : IReplyForm
{
    public DeviceDocument Empty => new() { Text = "{}", Format = DataFormat.Json };

    public async ValueTask<Outcome<DeviceDocument>> ReadAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        if (nodes is null)
        {
            return await ConvertAsync(reader, cancellationToken).ConfigureAwait(false);
        }

        return await VisibleXmlReader.OpenAsync(reader, schema, nodes).ConfigureAwait(false) is { } visible
            ? await ConvertAsync(visible, cancellationToken).ConfigureAwait(false)
            : Empty;
    }

    private async ValueTask<Outcome<DeviceDocument>> ConvertAsync(XmlReader reader, CancellationToken cancellationToken)
    {
        if (spool is null)
        {
            using var memory = new MemoryStream();
            var result = await XmlToJson.ConvertAsync(reader, schema, memory, options with { MaxBytes = maxBytes }, cancellationToken).ConfigureAwait(false);
            return result.Error is { } error ? Fail(error) : Document(result, Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length));
        }

        var stream = new SpoolStream(spool, maxBytes, limits.MaxDocument);
        await using (stream.ConfigureAwait(false))
        {
            var result = await XmlToJson.ConvertAsync(reader, schema, stream, options with { StopRequested = () => stream.IsFull }, cancellationToken).ConfigureAwait(false);
            return result.Error is { } error ? Fail(error) : Begin(result, stream.Finish());
        }
    }

    private static Failure Fail(DataProblem error) => error.Kind switch
    {
        // Whoever reads the message for the session makes it the session's end.
        DataProblemKind.Malformed => throw new XmlException(error.Message, null, error.Line, error.Column),
        _ => new Failure(FailureCode.LimitExceeded, $"The answer cannot be turned into JSON within the limits: {error.Message} Ask for less, or with format=xml."),
    };

    private static DeviceDocument Document(XmlToJsonResult result, string text) => new()
    {
        Text = text,
        Format = DataFormat.Json,
        Truncated = result.CutAt is not null,
        CutAt = result.CutAt,
        DepthCut = result.IsDepthCut,
        UnknownNodes = result.UnknownCount,
        MaskedValues = result.MaskedCount,
    };

    private DeviceDocument Begin(XmlToJsonResult result, SpooledBytes content)
    {
        var pages = new JsonPages(content, schema);
        var first = pages.Read(null, maxBytes);
        return Document(result, first.Text) with
        {
            Truncated = first.Next is not null || result.CutAt is not null,
            CutAt = first.CutAt ?? result.CutAt,
            LeftOut = first.LeftOut,
            Pages = pages,
            Next = first.Next,
            RestCutAt = result.CutAt,
        };
    }
}
