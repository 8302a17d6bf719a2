using System.Text;

namespace NetMcp.Server.Tests.Telemetry;

/// <summary>A span as it stands in an ExportTraceServiceRequest (opentelemetry/proto/trace/v1/trace.proto), read from its bytes by field numbers.</summary>
internal sealed record OtlpSpan(string TraceId, string SpanId, string ParentId, string Name, IReadOnlyDictionary<string, string> Attributes)
{
    // ExportTraceServiceRequest.resource_spans = 1, ResourceSpans.scope_spans = 2, ScopeSpans.spans = 2.
    public static IEnumerable<OtlpSpan> ReadAll(byte[] request) =>
        from resource in Fields(request, 1) from scope in Fields(resource, 2) from span in Fields(scope, 2) select Read(span);

    private static OtlpSpan Read(byte[] span) => new(
        Convert.ToHexStringLower(Fields(span, 1).Single()),
        Convert.ToHexStringLower(Fields(span, 2).Single()),
        Convert.ToHexStringLower(Fields(span, 4).SingleOrDefault([])),
        Encoding.UTF8.GetString(Fields(span, 5).Single()),
        Fields(span, 9).ToDictionary(
            attribute => Encoding.UTF8.GetString(Fields(attribute, 1).Single()),
            attribute => Encoding.UTF8.GetString(Fields(Fields(attribute, 2).Single(), 1).SingleOrDefault([]))));

    private static IEnumerable<byte[]> Fields(byte[] message, int wanted)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            var length = (key & 7) switch
            {
                0 => 0,
                1 => 8,
                2 => (int)Varint(message, ref at),
                5 => 4,
                var wire => throw new InvalidDataException($"wire type {wire}"),
            };
            if ((key & 7) == 0)
            {
                Varint(message, ref at);
            }

            if ((int)(key >> 3) == wanted && (key & 7) == 2)
            {
                yield return message[at..(at + length)];
            }

            at += length;
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
