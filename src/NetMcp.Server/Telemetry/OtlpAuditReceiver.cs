using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NetMcp.Audit;
using NetMcp.Audit.Forwarding;
using NetMcp.Server.Outbound;

namespace NetMcp.Server.Telemetry;

/// <summary>Sends the audit log to the OTLP receiver as logs, each batch until the receiver has said that it took it.</summary>
internal sealed class OtlpAuditReceiver(Uri receiver, GuardedHttp http, ILogger<OtlpAuditReceiver> logger) : ILogReceiver
{
    private const int MostAnswerBytes = 64 * 1024;

    private static readonly OutboundLimits Limits = new(MostAnswerBytes, TimeSpan.FromSeconds(10));

    private readonly Uri _logs = new(receiver, "v1/logs");

    /// <inheritdoc/>
    public string Name => "otlp";

    /// <inheritdoc/>
    public async Task SendAsync(IReadOnlyList<byte[]> lines, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(OtlpText.Write(lines, Environment.MachineName));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, _logs) { Content = content };
        OtlpHeaders.AddTo(request.Headers);
        switch (await http.SendAsync(request, Limits, cancellationToken))
        {
            case OutboundResult.Answered { Status: HttpStatusCode.OK } answered:
                if (Rejected(answered.Body) is > 0 and var count)
                {
                    OtlpAuditLog.Rejected(logger, count, lines.Count);
                }

                return;
            case OutboundResult.Answered answered:
                throw new IOException($"The OTLP receiver answered {(int)answered.Status}.");
            case OutboundResult.Refused refused:
                throw new IOException(refused.Reason);
            case OutboundResult.Failed failed:
                throw new IOException(failed.Reason);
        }
    }

    // What it will never take is not to be sent again (OTLP specification, "Partial Success"), but told. A count is a text or a number; no other answer is in JSON.
    private static long Rejected(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("partialSuccess", out var partial) && partial.ValueKind == JsonValueKind.Object && partial.TryGetProperty("rejectedLogRecords", out var count)
                && long.TryParse(count.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var rejected) ? rejected : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }
}
