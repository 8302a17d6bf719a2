using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Devices;
using NetMcp.Tools.Prompts;
using NetMcp.Tools.Resources;

namespace NetMcp.Tools;

/// <summary>Completes names of devices: in the capabilities resource's address and in the prompt's arguments.</summary>
public sealed class NameCompletion
{
    // MCP: "Completion values are limited to 100 items per response."
    private const int MaxValues = 100;

    private readonly IDeviceDirectory _directory;

    /// <summary>Completes from this directory.</summary>
    public NameCompletion(IDeviceDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        _directory = directory;
    }

    /// <summary>Answers <c>completion/complete</c>; fits <c>McpServerHandlers.CompleteHandler</c>.</summary>
    public ValueTask<CompleteResult> CompleteAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValueTask.FromResult(Complete(request.Params));
    }

    internal CompleteResult Complete(CompleteRequestParams? parameters)
    {
        var names = parameters is not null && NamesDevice(parameters) ? Matching(parameters.Argument.Value ?? string.Empty) : [];
        return new CompleteResult
        {
            Completion = new Completion { Values = [.. names.Take(MaxValues)], Total = names.Count, HasMore = names.Count > MaxValues },
        };
    }

    private static bool NamesDevice(CompleteRequestParams parameters) => parameters.Ref switch
    {
        ResourceTemplateReference template => template.Uri == ResourceAddress.CapabilitiesTemplate && parameters.Argument.Name == "name",
        PromptReference prompt => prompt.Name == PingFailPrompt.PromptName && parameters.Argument.Name is "src" or "dst",
        _ => false,
    };

    private List<string> Matching(string prefix) =>
        [.. _directory.List(new DeviceQuery()).Select(device => device.Name.Value).Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))];
}
