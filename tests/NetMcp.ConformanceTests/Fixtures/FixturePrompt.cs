using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.ConformanceTests.Fixtures;

/// <summary>A prompt with a body.</summary>
internal sealed class FixturePrompt : McpServerPrompt
{
    private readonly Func<GetPromptRequestParams, ContentBlock[]> _body;

    public FixturePrompt(string name, Func<GetPromptRequestParams, ContentBlock[]> body, params string[] arguments)
    {
        _body = body;
        ProtocolPrompt = new Prompt
        {
            Name = name,
            Description = "A fixture of the conformance tests: " + name,
            Arguments = [.. arguments.Select(argument => new PromptArgument { Name = argument, Description = argument, Required = true })],
        };
    }

    /// <inheritdoc/>
    public override Prompt ProtocolPrompt { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override ValueTask<GetPromptResult> GetAsync(
        RequestContext<GetPromptRequestParams> request, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new GetPromptResult
        {
            Messages = [.. _body(request.Params!).Select(block => new PromptMessage { Role = Role.User, Content = block })],
        });
}
