using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Outcomes;
using NetMcp.Server.Hosting;
using NetMcp.Tools.Results;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>Counts tool calls so that a stop can wait for them; refuses new ones while stopping, and ends those that outlast the deadline.</summary>
internal sealed class RunningCallFeature : IServerFeature
{
    private static readonly Failure Refused =
        new(FailureCode.ShuttingDown, "The gateway is stopping and takes no new calls; nothing was sent to a device.") { Retryable = true };

    private static readonly Failure Abandoned =
        new(FailureCode.ShuttingDown, "The gateway stopped before the call was done; whether a device carried it out is unknown.")
        {
            Transmission = Transmission.Unknown,
            Retryable = true,
        };

    private readonly RunningCalls _calls;

    public RunningCallFeature(RunningCalls calls)
    {
        _calls = calls;
    }

    /// <inheritdoc/>
    public void Apply(McpServerOptions options, ServerScope scope) => options.Filters.Request.CallToolFilters.Add(Guard);

    private McpRequestHandler<CallToolRequestParams, CallToolResult> Guard(McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        async (request, cancellationToken) =>
        {
            using var call = _calls.TryEnter();
            if (call is null)
            {
                return GatewayFailure.Result(Refused);
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _calls.Abandoned);
            try
            {
                return await next(request, either.Token);
            }
            catch (OperationCanceledException) when (_calls.Abandoned.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                return GatewayFailure.Result(Abandoned);
            }
        };
}
