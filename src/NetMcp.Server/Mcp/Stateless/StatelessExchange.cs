using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Server.Mcp.Callers;
using NetMcp.Server.Mcp.Http;
using NetMcp.Server.Mcp.Protocol;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Stateless;

/// <summary>A POST of revision 2026-07-28: a server of its own, which lives as long as the request.</summary>
internal sealed class StatelessExchange
{
    private readonly ServerOptionsFactory _options;
    private readonly SdkLogs _logs;

    public StatelessExchange(ServerOptionsFactory options, SdkLogs logs)
    {
        _options = options;
        _logs = logs;
    }

    /// <summary>Answers the message.</summary>
    /// <exception cref="OperationCanceledException">The client went away; whatever ran for it was cancelled.</exception>
    public async Task HandleAsync(HttpContext http, InboundMessage message)
    {
        message.Message.Context = RemoteAddress.ContextOf(http);
        message.Message.Context.ProtocolVersion = ProtocolRevisions.Stateless;
        EventStreamResponse.Prepare(http);

        var scope = new ServerScope { Stateless = true, User = http.User };
        var transport = new StreamableHttpServerTransport(_logs) { Stateless = true };
        await using var server = McpServer.Create(transport, _options.Create(scope), _logs, http.RequestServices);
        scope.Server = server;
        http.Features.Set(server);

        using var closed = new CancellationTokenSource();
        var run = server.RunAsync(closed.Token);
        await using var body = new AnswerStream(http.Response);
        try
        {
            var answered = await transport.HandlePostRequestAsync(
                message.Message, body, first => Begin(http, body, first), http.RequestAborted);
            if (!answered)
            {
                EventStreamResponse.Accept(http);
            }

            // The client has its answer; it need not wait for the server to be put away.
            await http.Response.CompleteAsync();
        }
        finally
        {
            await transport.DisposeAsync();
            await closed.CancelAsync();
            await EndedAsync(run);
            scope.Close();
        }
    }

    private static ValueTask Begin(HttpContext http, AnswerStream body, JsonRpcMessage? first)
    {
        // Only one request was sent, so that what answers it is the last message.
        body.EndsWithAnswer = first is JsonRpcResponse or JsonRpcError;

        // 2026-07-28 gives these errors an HTTP status too, so that intermediaries see them; it can only be set before the first byte.
        if (first is JsonRpcError error && !http.Response.HasStarted)
        {
            http.Response.StatusCode = (McpErrorCode)error.Error.Code switch
            {
                McpErrorCode.MethodNotFound => StatusCodes.Status404NotFound,
                McpErrorCode.HeaderMismatch or McpErrorCode.MissingRequiredClientCapability or McpErrorCode.UnsupportedProtocolVersion =>
                    StatusCodes.Status400BadRequest,
                _ => StatusCodes.Status200OK,
            };
        }

        return ValueTask.CompletedTask;
    }

    private static async Task EndedAsync(Task run)
    {
        try
        {
            await run;
        }
        catch (OperationCanceledException)
        {
            // That is how it was asked to end.
        }
    }
}
