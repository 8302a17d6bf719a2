using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.ConformanceTests.Wire;

/// <summary>A tool that says when it runs, and runs until it is let go or cancelled.</summary>
internal sealed class GateTool : McpServerTool
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a call runs.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes when a call was cancelled.</summary>
    public Task Cancelled => _cancelled.Task;

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; } = new()
    {
        Name = "gate",
        Description = "Waits.",
        InputSchema = JsonElement.Parse("""{"type":"object"}"""),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <summary>Lets the call finish.</summary>
    public void Release() => _release.TrySetResult();

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        _started.TrySetResult();
        try
        {
            await _release.Task.WaitAsync(cancellationToken);
            return new CallToolResult { Content = [new TextContentBlock { Text = "let go" }] };
        }
        catch (OperationCanceledException)
        {
            _cancelled.TrySetResult();
            throw;
        }
    }
}
