using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Prompts;

/// <summary>A prompt that checks its own arguments: what is wrong with them is told all at once.</summary>
internal abstract class NetworkPrompt(Prompt definition) : McpServerPrompt
{
    private const int MaxLength = 256;

    /// <inheritdoc/>
    public sealed override Prompt ProtocolPrompt => definition;

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <summary>Which of its arguments are names of devices.</summary>
    public virtual IReadOnlyList<string> DeviceArguments => [];

    /// <summary>How long an argument may be; no control character, so that none can pretend to be another line of the prompt.</summary>
    protected static TextLimit Limit { get; } = new(MaxLength);

    /// <inheritdoc/>
    public sealed override ValueTask<GetPromptResult> GetAsync(
        RequestContext<GetPromptRequestParams> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValueTask.FromResult(Get(request.Params?.Arguments));
    }

    internal GetPromptResult Get(IDictionary<string, JsonElement>? values)
    {
        var arguments = new ToolArguments(values, [.. (definition.Arguments ?? []).Select(argument => argument.Name)]);
        var text = Text(arguments);
        if (arguments.Failure is { } failure)
        {
            throw new McpProtocolException(failure.Message, McpErrorCode.InvalidParams);
        }

        return new GetPromptResult
        {
            Description = definition.Description,
            Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = text } }],
        };
    }

    /// <summary>Reads the arguments and writes the prompt; nobody sees it when there was a mistake.</summary>
    protected abstract string Text(ToolArguments arguments);
}
