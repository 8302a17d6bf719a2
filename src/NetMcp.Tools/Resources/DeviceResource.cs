using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Resources;

/// <summary>A resource of one device: reads it, and makes of a failure what the protocol has for it.</summary>
internal abstract class DeviceResource(ToolServices services) : McpServerResource
{
    /// <inheritdoc/>
    public sealed override IReadOnlyList<object> Metadata => [new GivenByTool(ToolName)];

    /// <summary>What every part of the tools needs.</summary>
    protected ToolServices Services => services;

    /// <summary>The name of the tool that gives the same.</summary>
    protected abstract string ToolName { get; }

    /// <inheritdoc/>
    public sealed override async ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uri = request.Params?.Uri ?? string.Empty;
        var outcome = await GuardedAsync(uri, CallerPrincipal.Of(request.User), cancellationToken).ConfigureAwait(false);
        return outcome.TryGet(out var result, out var failure) ? Marked(result) : throw Refusal(uri, failure, NotFoundCode(request));
    }

    /// <summary>Reads the resource as somebody sees it. A failure with <see cref="FailureCode.InvalidArgument"/> means that there is no such resource.</summary>
    protected abstract Task<Outcome<ReadResourceResult>> ReadAsync(string uri, ICaller caller, CancellationToken cancellationToken);

    private static ReadResourceResult Marked(ReadResourceResult result)
    {
        foreach (var content in result.Contents.OfType<TextResourceContents>())
        {
            content.Text = content.MimeType?.EndsWith("json", StringComparison.Ordinal) == true
                ? UntrustedText.NeutralizeJson(content.Text)
                : UntrustedText.Neutralize(content.Text);
            (content.Meta ??= [])[UntrustedText.MetaName] = true;
        }

        return result;
    }

    private async Task<Outcome<ReadResourceResult>> GuardedAsync(string uri, ICaller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(uri, caller, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The edge of the gateway: whatever broke is logged here and told to the client only as a fault.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ToolLog.ResourceFaulted(services.Logger, SafeText.Clean(uri, 200), exception);
            return FailureContent.Fault;
        }
    }

    // A resource has no result that says "failed", so a failure is a protocol error whose data says what a tool's payload would.
    private McpProtocolException Refusal(string uri, Failure failure, McpErrorCode notFound)
    {
        var missing = failure.Code == FailureCode.InvalidArgument;
        var content = services.Failures.Write(failure);
        var refusal = new McpProtocolException(
            missing ? (string)content["message"]! : FailureContent.Summarize(content),
            missing ? notFound : McpErrorCode.InternalError);
        refusal.Data["uri"] = SafeText.Clean(uri, 300);
        refusal.Data["name"] = (string?)content["name"];
        refusal.Data["retryable"] = failure.Retryable;
        refusal.Data["outcome"] = FailureContent.Outcome(failure.Transmission);
        return refusal;
    }

    // MCP 2026-07-28 (SEP-2164) moved "resource not found" from -32002 to -32602; data.uri is in both.
    private static McpErrorCode NotFoundCode(RequestContext<ReadResourceRequestParams> request)
    {
        var version = request.JsonRpcRequest.Context?.ProtocolVersion ?? request.Server.NegotiatedProtocolVersion;
        return string.CompareOrdinal(version, "2026-07-28") >= 0 ? McpErrorCode.InvalidParams : McpErrorCode.ResourceNotFound;
    }
}
