using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Inventory;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Resources;

/// <summary><c>network:///device/{name}/capabilities</c>: one device as <c>network.device.describe</c> shows it.</summary>
internal sealed class CapabilitiesResource(ToolServices services, IDeviceDirectory directory) : McpServerResource
{
    /// <inheritdoc/>
    public override ResourceTemplate ProtocolResourceTemplate { get; } = new()
    {
        UriTemplate = ResourceAddress.CapabilitiesTemplate,
        Name = "capabilities",
        Title = "Capabilities of a device",
        Description = "What one device is and has: capabilities, modules, datastores, what a change could promise.",
        MimeType = "application/json",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override bool IsMatch(string uri) => ResourceAddress.NameIn(uri) is not null;

    /// <inheritdoc/>
    public override async ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var uri = request.Params?.Uri ?? string.Empty;
        var outcome = await DescribeAsync(uri, cancellationToken).ConfigureAwait(false);
        if (!outcome.TryGet(out var description, out var failure))
        {
            throw Refusal(uri, failure, NotFoundCode(request));
        }

        var answer = new DescriptionContent(services.Options, services.Failures).Write(description, filter: null);
        return new ReadResourceResult
        {
            Contents = [new TextResourceContents { Uri = uri, MimeType = "application/json", Text = ToolJson.Write(answer.Structured) }],
        };
    }

    private async Task<Outcome<DeviceDescription>> DescribeAsync(string uri, CancellationToken cancellationToken)
    {
        if (!DeviceArgument.Find(directory, ResourceAddress.NameIn(uri) ?? string.Empty).TryGet(out var device, out var unknown))
        {
            return unknown;
        }

        try
        {
            return await directory.DescribeAsync(device, cancellationToken).ConfigureAwait(false);
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
            missing ? failure.Message : FailureContent.Summarize(content),
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
