using System.Threading.Channels;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.Tools.Calling;

/// <summary>
/// Sends <c>notifications/progress</c> of one call, for a client that gave a progress token. Whoever adds a note does not wait for the client:
/// while one is being sent, the newest of those that wait replaces the others. None is sent after the call's answer.
/// </summary>
internal sealed class ProgressNotes : IAsyncDisposable
{
    private readonly Channel<string> _waiting = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Task _sending;

    private ProgressNotes(McpServer server, ProgressToken token, CancellationToken cancellationToken)
    {
        _sending = SendAsync(server, token, cancellationToken);
    }

    /// <summary>Those of a call; null when the client gave no token.</summary>
    public static ProgressNotes? For(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken) =>
        request.Params?.ProgressToken is { } token ? new ProgressNotes(request.Server, token, cancellationToken) : null;

    /// <summary>Adds a note: a sentence for a person.</summary>
    public void Add(string note) => _waiting.Writer.TryWrite(note);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _sending.ConfigureAwait(false);
    }

    private async Task SendAsync(McpServer server, ProgressToken token, CancellationToken cancellationToken)
    {
        try
        {
            var count = 0;
            await foreach (var note in _waiting.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                // MCP: the value must grow with each notification. How much there is to come is not known.
                var value = new ProgressNotificationValue { Progress = ++count, Message = note };
                await server.NotifyProgressAsync(token, value, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // A client that is gone, or whose stream broke, costs its notes and not the call.
        catch (Exception)
#pragma warning restore CA1031
        {
            _waiting.Writer.TryComplete();
        }
    }
}
