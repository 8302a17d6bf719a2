using System.Net.ServerSentEvents;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Server.Mcp.Callers;
using NetMcp.Server.Mcp.Events;
using NetMcp.Server.Mcp.Protocol;
using NetMcp.Server.Mcp.Sessions;

namespace NetMcp.Server.Mcp.Http;

/// <summary>A GET to the MCP endpoint: a session's unsolicited messages, or the rest of a stream that broke.</summary>
internal sealed class GetEndpoint
{
    private readonly SessionTable _sessions;
    private readonly BoundedEventStore _events;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly TimeProvider _time;
    private readonly CallRecorder _recorder;

    public GetEndpoint(SessionTable sessions, BoundedEventStore events, IHostApplicationLifetime lifetime, TimeProvider time, CallRecorder recorder)
    {
        _sessions = sessions;
        _events = events;
        _lifetime = lifetime;
        _time = time;
        _recorder = recorder;
    }

    /// <summary>Answers the request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        if (SessionMethodRule.Check(http.Request) is { } notAllowed)
        {
            await RefusalWriter.WriteAsync(http, null, notAllowed);
            return;
        }

        if (AcceptRule.CheckGet(http.Request) is { } notAcceptable)
        {
            await RefusalWriter.WriteAsync(http, null, notAcceptable);
            return;
        }

        if (SessionRule.Find(http, _sessions, out var lease) is { } refusal)
        {
            await RefusalWriter.WriteAsync(http, null, refusal);
            return;
        }

        using (lease)
        {
            if (await StreamAsync(http, lease!.Session) is { } refused)
            {
                await RefusalWriter.WriteAsync(http, null, refused);
            }
        }
    }

    private async Task<Refusal?> StreamAsync(HttpContext http, McpHttpSession session)
    {
        // The stream would otherwise stay open until the stop's deadline, and after its caller's token.
        using var watch = new StandingWatch(CallerPrincipal.Of(http.User), _time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _lifetime.ApplicationStopping, watch.Ended);
        await using var record = await RecordedStream.OpenAsync(_recorder, AuditedCall.OfStream(http), _time);
        if (record is null)
        {
            return new Refusal(StatusCodes.Status503ServiceUnavailable, WireErrors.Unavailable, "The audit log takes no more records, so no stream is opened. The operator has to look at the gateway.");
        }

        try
        {
            var refusal = http.Request.Headers.ContainsKey(McpHeaders.LastEventId)
                ? await ResumeAsync(http, session, ends.Token)
                : await OpenAsync(http, session, ends.Token);
            record.End = refusal is null ? record.End : "refused";
            return refusal;
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            record.End = watch.Ended.IsCancellationRequested ? "token_ended" : _lifetime.ApplicationStopping.IsCancellationRequested ? "stopping" : record.End;
            return null;
        }
    }

    private static async Task<Refusal?> OpenAsync(HttpContext http, McpHttpSession session, CancellationToken cancellationToken)
    {
        if (!session.TryOpenStream())
        {
            return Refusal.InvalidRequest("The session has had its stream; continue it with Last-Event-ID, or open another session.");
        }

        await StartAsync(http, session, cancellationToken);
        await using var body = new DetachableStream(http.Response.Body);
        await session.Transport.HandleGetRequestAsync(body, cancellationToken);
        return null;
    }

    private async Task<Refusal?> ResumeAsync(HttpContext http, McpHttpSession session, CancellationToken cancellationToken)
    {
        var reader = HeaderText.TryGetSingle(http.Request, McpHeaders.LastEventId, out var id)
            ? await _events.GetStreamReaderAsync(id, cancellationToken)
            : null;
        if (reader is null || reader.SessionId != session.Id)
        {
            return Refusal.InvalidRequest("The stream cannot be continued after this Last-Event-ID.");
        }

        await StartAsync(http, session, cancellationToken);
        await SseFormatter.WriteAsync(
            reader.ReadEventsAsync(cancellationToken),
            http.Response.Body,
            static (item, buffer) =>
            {
                if (item.Data is { } message)
                {
                    using var writer = new Utf8JsonWriter(buffer);
                    JsonSerializer.Serialize(writer, message, EventStreamWriter.MessageType);
                }
            },
            cancellationToken);
        return null;
    }

    private static Task StartAsync(HttpContext http, McpHttpSession session, CancellationToken cancellationToken)
    {
        http.Features.Set(session.Server);
        http.Response.Headers[McpHeaders.SessionId] = session.Id;
        EventStreamResponse.Prepare(http);
        return http.Response.Body.FlushAsync(cancellationToken);
    }
}
