using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Elicitation;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Calling;

/// <summary>
/// A tool that binds its own arguments and writes its own answer, so that schema, errors and sizes are exactly what this project
/// says. A failure is a result with <c>isError</c>; no exception's text reaches a model.
/// </summary>
internal abstract class NetworkTool : McpServerTool
{
    private readonly ToolServices _services;
    private readonly string[] _parameters;

    protected NetworkTool(ToolServices services, Tool definition, GrantOperation operation = GrantOperation.Read)
    {
        _services = services;
        Metadata = [operation];
        ProtocolTool = definition;
        _parameters = definition.InputSchema.TryGetProperty("properties", out var properties)
            ? [.. properties.EnumerateObject().Select(property => property.Name)]
            : [];
    }

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; }

    /// <summary>What a caller has to be allowed so that the tool is there for it: a <see cref="GrantOperation"/>.</summary>
    public override IReadOnlyList<object> Metadata { get; }

    /// <summary>The limits in force.</summary>
    protected ToolOptions Options => _services.Options;

    /// <summary>Writes failures.</summary>
    protected FailureContent Failures => _services.Failures;

    /// <inheritdoc/>
    public sealed override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var revision = request.JsonRpcRequest.Context?.ProtocolVersion ?? request.Server.NegotiatedProtocolVersion;
        var progress = ProgressNotes.For(request, cancellationToken);
        try
        {
            var arguments = new ToolArguments(request.Params?.Arguments, _parameters)
            {
                Form = AnswerForms.For(revision),
                Caller = CallerName.Of(request),
                Access = CallerPrincipal.Of(request.User),
                Progress = progress,
                Client = ElicitationChannel.Of(request, revision),
            };
            return await InvokeAsync(arguments, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (progress is not null)
            {
                await progress.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>The same without the protocol around it.</summary>
    internal Task<CallToolResult> InvokeAsync(
        IDictionary<string, JsonElement>? arguments, AnswerForm form, CancellationToken cancellationToken, string caller = "", ICaller? access = null) =>
        InvokeAsync(new ToolArguments(arguments, _parameters) { Form = form, Caller = caller, Access = access ?? LocalCaller.Anonymous }, cancellationToken);

    /// <summary>Does the work.</summary>
    protected abstract Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken);

    /// <summary>The answer that only says what went wrong.</summary>
    protected ToolAnswer Failed(Failure failure)
    {
        var content = Failures.Write(failure);
        return new ToolAnswer(content, FailureContent.Summarize(content), IsError: true);
    }

    /// <summary>What is in the way of reading a device as the caller, before the device is asked anything; null when nothing is.</summary>
    /// <param name="arguments">The call.</param>
    /// <param name="device">A device that the caller sees.</param>
    /// <param name="datastore">The datastore that is read; null for none.</param>
    protected Failure? FindObjection(ToolArguments arguments, DeviceSummary device, Datastore? datastore = null) =>
        arguments.Access.FindObjection(new AccessQuestion { Operation = GrantOperation.Read, Tool = ProtocolTool.Name, Device = device, Datastore = datastore }) is { } objection
            ? objection with { Device = objection.Device ?? device.Name }
            : null;

    /// <summary>Logs a fault that one device of several met.</summary>
    protected void LogFault(DeviceName device, Exception exception) => ToolLog.FaultedOnDevice(_services.Logger, ProtocolTool.Name, device.Value, exception);

    private async Task<CallToolResult> InvokeAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var started = _services.Time.GetTimestamp();
        var answer = await AnswerAsync(arguments, cancellationToken).ConfigureAwait(false);
        ToolLog.Called(_services.Logger, ProtocolTool.Name, !answer.IsError, _services.Time.GetElapsedTime(started).TotalMilliseconds);

        // The SDK has no other way to answer with a question.
        return answer.Asks is { } asks ? throw new InputRequiredException(asks) : answer.ToResult(arguments.Form);
    }

    private async Task<ToolAnswer> AnswerAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(arguments, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The edge of the gateway: whatever broke is logged here and told to the model only as a fault.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ToolLog.Faulted(_services.Logger, ProtocolTool.Name, exception);
            return Failed(FailureContent.Fault);
        }
    }
}
