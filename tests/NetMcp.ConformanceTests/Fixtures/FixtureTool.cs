using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.ConformanceTests.Fixtures;

/// <summary>A tool with a hand-written schema and a body.</summary>
internal sealed class FixtureTool : McpServerTool
{
    private const string NoArguments = """{"type":"object","properties":{}}""";

    private readonly Func<RequestContext<CallToolRequestParams>, CancellationToken, ValueTask<CallToolResult>> _body;

    public FixtureTool(
        string name, Func<RequestContext<CallToolRequestParams>, CancellationToken, ValueTask<CallToolResult>> body, string inputSchema = NoArguments)
    {
        _body = body;
        ProtocolTool = new Tool
        {
            Name = name,
            Description = "A fixture of the conformance tests: " + name,
            InputSchema = JsonElement.Parse(inputSchema),
        };
    }

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <summary>A result of blocks.</summary>
    public static CallToolResult Result(params ContentBlock[] blocks) => new() { Content = blocks };

    /// <summary>A result of one text.</summary>
    public static CallToolResult Text(string text) => Result(new TextContentBlock { Text = text });

    /// <summary>A tool that always returns the same.</summary>
    public static FixtureTool Constant(string name, params ContentBlock[] blocks) => new(name, (_, _) => ValueTask.FromResult(Result(blocks)));

    /// <inheritdoc/>
    public override ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default) => _body(request, cancellationToken);
}
