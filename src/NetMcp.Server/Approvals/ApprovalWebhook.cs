using System.Net;
using System.Threading.Channels;
using NetMcp.Changes.Approvals;
using NetMcp.Files;
using NetMcp.Server.Outbound;

namespace NetMcp.Server.Approvals;

/// <summary>Announces requests for approval, some at a time and each some times. Nothing waits for it and nothing rests on it.</summary>
internal sealed class ApprovalWebhook(WebhookOptions options, GuardedHttp http, TimeProvider time, ILogger<ApprovalWebhook> log) : BackgroundService, IApprovalNotices
{
    private const int MostWaiting = 256;
    private const int AtOnce = 4;
    private const int MostKeyBytes = 4096;

    private static readonly OutboundLimits Limits = new(4 * 1024, TimeSpan.FromSeconds(10));
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(25), TimeSpan.FromMinutes(2)];

    private readonly Channel<ApprovalRequest> _waiting = Channel.CreateBounded<ApprovalRequest>(MostWaiting);

    /// <inheritdoc/>
    public void Announce(ApprovalRequest request)
    {
        if (!_waiting.Writer.TryWrite(request))
        {
            ApprovalLog.QueueFull(log, request.Id);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // For its message only: that nobody will be told must not be found out when somebody should have been.
        _ = ReadKey();
        return Parallel.ForEachAsync(
            _waiting.Reader.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
            async (request, stop) => await SendAsync(request, stop));
    }

    private async Task SendAsync(ApprovalRequest request, CancellationToken stop)
    {
        var body = WebhookMessage.Body(request, options.Link);
        for (var tried = 1; ; tried++)
        {
            if (ReadKey() is not { } key)
            {
                return;
            }

            var result = await http.SendAsync(WebhookMessage.Sign(options.Url, request.Id, time.GetUtcNow(), body, key), Limits, stop);
            if (result is OutboundResult.Answered { Status: >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices })
            {
                return;
            }

            var (reason, mayHelp) = result switch
            {
                OutboundResult.Answered { Status: var status } => ($"HTTP status {(int)status}", status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError),
                OutboundResult.Refused { Reason: var refused } => (refused, false),
                OutboundResult.Failed { Reason: var failed } => (failed, true),
                _ => (result.ToString(), false),
            };
            if (!mayHelp || tried > Pauses.Length)
            {
                ApprovalLog.NotAnnounced(log, request.Id, reason, tried);
                return;
            }

            await Task.Delay(Pauses[tried - 1], time, stop);
        }
    }

    private byte[]? ReadKey()
    {
        try
        {
            return WebhookMessage.ReadKey(OwnedFile.Read(options.SecretFile, MostKeyBytes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            ApprovalLog.NoKey(log, e.Message);
            return null;
        }
    }
}
