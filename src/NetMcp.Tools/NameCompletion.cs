using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Schemas;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Prompts;
using NetMcp.Tools.Resources;

namespace NetMcp.Tools;

/// <summary>Completes names of devices in the addresses of resources and in the prompts' arguments, and the paths of data and schema nodes.</summary>
public sealed class NameCompletion
{
    // MCP: "Completion values are limited to 100 items per response."
    private const int MaxValues = 100;

    private readonly IDeviceDirectory _directory;
    private readonly PathCompletion _paths;
    private readonly Dictionary<string, IReadOnlyList<string>> _prompts;

    internal NameCompletion(IDeviceDirectory directory, PathCompletion paths, IEnumerable<McpServerPrompt> prompts)
    {
        (_directory, _paths) = (directory, paths);
        _prompts = prompts.OfType<NetworkPrompt>().ToDictionary(prompt => prompt.ProtocolPrompt.Name, prompt => prompt.DeviceArguments, StringComparer.Ordinal);
    }

    /// <summary>Answers <c>completion/complete</c>; fits <c>McpServerHandlers.CompleteHandler</c>.</summary>
    public async ValueTask<CompleteResult> CompleteAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var values = request.Params is { } parameters ? await ValuesAsync(parameters, CallerPrincipal.Of(request.User), cancellationToken).ConfigureAwait(false) : [];
        return new CompleteResult
        {
            Completion = new Completion { Values = [.. values.Take(MaxValues)], Total = values.Count, HasMore = values.Count > MaxValues },
        };
    }

    private async Task<IReadOnlyList<string>> ValuesAsync(CompleteRequestParams parameters, ICaller caller, CancellationToken cancellationToken)
    {
        var visible = new VisibleDevices(_directory, caller);
        var (name, value) = (parameters.Argument.Name, parameters.Argument.Value ?? string.Empty);
        return parameters.Ref switch
        {
            PromptReference prompt => _prompts.TryGetValue(prompt.Name, out var arguments) && arguments.Contains(name) ? Devices(visible, value) : [],
            ResourceTemplateReference { Uri: { } template } when template.StartsWith(DeviceAddress.Template, StringComparison.Ordinal) => name switch
            {
                "name" => Devices(visible, value),
                "path" when template is DataAddress.Template or SchemaAddress.Template && DeviceOf(parameters, visible, caller) is { } device =>
                    await _paths.CompleteAsync(device, value, template == DataAddress.Template, caller, cancellationToken).ConfigureAwait(false),
                _ => [],
            },
            _ => [],
        };
    }

    // MCP: what the client has chosen for the other variables is in the context.
    private static DeviceName? DeviceOf(CompleteRequestParams parameters, VisibleDevices visible, ICaller caller) =>
        parameters.Context?.Arguments?.TryGetValue("name", out var name) == true && DeviceArgument.FindSummary(visible, name).TryGet(out var device, out _) &&
        DeviceModels.FindObjection(caller, device, datastore: null) is null
            ? device.Name
            : null;

    private static List<string> Devices(VisibleDevices visible, string prefix) =>
        [.. visible.List(new DeviceQuery()).Select(device => device.Name.Value).Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))];
}
