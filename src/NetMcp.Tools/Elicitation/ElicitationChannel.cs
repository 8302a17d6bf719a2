using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.Tools.Elicitation;

/// <summary>
/// How the person behind the client of one call is spoken to (MCP, elicitation): in a result that the client answers by calling again (2026-07-28), or in a request of
/// its own within a session (before). What comes back is the client's word, and no person's: it is read by nobody.
/// </summary>
internal sealed class ElicitationChannel
{
    private const string FirstWithRoundTrips = "2026-07-28";

    private readonly McpServer _server;
    private readonly bool _hasRoundTrips;

    private ElicitationChannel(McpServer server, bool hasRoundTrips) => (_server, _hasRoundTrips) = (server, hasRoundTrips);

    /// <summary>The state that a client sends back when it calls again; null on a first call. Anybody can write anything there.</summary>
    public string? RequestState { get; private init; }

    /// <summary>Whether the client shows forms. One that declares no mode shows these (2025-11-25).</summary>
    public bool TakesForms { get; private init; }

    /// <summary>Whether the client opens addresses.</summary>
    public bool TakesUrls { get; private init; }

    /// <summary>That of a call.</summary>
    public static ElicitationChannel Of(RequestContext<CallToolRequestParams> request, string? revision)
    {
        var declared = (request.JsonRpcRequest.Context?.ClientCapabilities ?? request.Server.ClientCapabilities)?.Elicitation;
        return new ElicitationChannel(request.Server, revision is not null && string.CompareOrdinal(revision, FirstWithRoundTrips) >= 0)
        {
            RequestState = request.Params?.RequestState,
            TakesForms = declared is not null && (declared.Form is not null || declared.Url is null),
            TakesUrls = declared?.Url is not null,
        };
    }

    /// <summary>
    /// Tells something. What is returned is to be answered, and the client calls again with the state; null: the client was told, or could not be, and the call goes on.
    /// </summary>
    /// <param name="words">What.</param>
    /// <param name="state">Makes the state that comes back.</param>
    /// <param name="longest">How long a client of a session is waited for.</param>
    /// <param name="time">The clock of that.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<InputRequiredResult?> TellAsync(ElicitRequestParams words, Func<string> state, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        if (_hasRoundTrips)
        {
            return new InputRequiredResult
            {
                InputRequests = new Dictionary<string, InputRequest> { ["approval"] = InputRequest.ForElicitation(words) },
                RequestState = state(),
            };
        }

        using var over = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            await _server.ElicitAsync(words, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A client that does not show it, answers nonsense or nothing costs the notice and not the call.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }

        return null;
    }
}
