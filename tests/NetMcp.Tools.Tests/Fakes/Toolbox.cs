using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Changes;
using NetMcp.Core.Commands;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Tables;
using NetMcp.TestKit.Time;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Tests.Fakes;

/// <summary>The tools as the server gets them, over fake ports.</summary>
internal sealed class Toolbox : IDisposable
{
    private readonly ServiceProvider _services;

    public Toolbox(ToolOptions? options = null, params string[] devices)
        : this(false, options, devices)
    {
    }

    /// <param name="draft">With the tools that are off by default.</param>
    /// <param name="options">The limits.</param>
    /// <param name="devices">The inventory.</param>
    public Toolbox(bool draft, ToolOptions? options = null, params string[] devices)
    {
        Directory = new FakeDirectory(devices.Length == 0 ? ["edge-1", "edge-2", "core-1"] : devices);
        var services = new ServiceCollection()
            .AddSingleton(options ?? new ToolOptions())
            .AddSingleton<IDeviceDirectory>(Directory)
            .AddSingleton<IDeviceReader>(Reader)
            .AddSingleton<IReadCursors>(Cursors)
            .AddSingleton<IDeviceSchemas>(Schemas)
            .AddDeviceTables()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ISecretMasker>(new FakeMasker())
            .AddSingleton<IChanges>(Changes)
            .AddNetMcpTools()
            .AddNetMcpChangeTools();
        _services = (draft ? services.AddSingleton<IDeviceCommands>(Commands).AddNetMcpDraftTools() : services).BuildServiceProvider();
    }

    public FakeDirectory Directory { get; }

    public FakeReader Reader { get; } = new();

    public FakeCursors Cursors { get; } = new();

    public FakeSchemas Schemas { get; } = new();

    public FakeChanges Changes { get; } = new();

    public FakeCommands Commands { get; } = new();

    public FakeClock Clock { get; } = new();

    public IServiceProvider Services => _services;

    public IReadOnlyList<McpServerTool> Tools => [.. _services.GetServices<McpServerTool>()];

    public Task<CallToolResult> InvokeAsync(string tool, string arguments) =>
        InvokeAsync(tool, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!);

    public async Task<CallToolResult> InvokeAsync(string tool, Dictionary<string, JsonElement> arguments)
    {
        var found = (NetworkTool)Tools.Single(candidate => candidate.ProtocolTool.Name == tool);
        var result = await found.InvokeAsync(arguments, AnswerForm.StructuredAndText, CancellationToken.None);
        SchemaCheck.AssertValid(result.StructuredContent!.Value, found.ProtocolTool.OutputSchema!.Value, "$");
        return result;
    }

    /// <summary>Calls, expects a failure of the whole call, and returns its content.</summary>
    public async Task<JsonObject> FailAsync(string tool, string arguments)
    {
        var result = await InvokeAsync(tool, arguments);
        Assert.True(result.IsError);
        return Content(result);
    }

    public static JsonObject Content(CallToolResult result) => (JsonObject)JsonNode.Parse(result.StructuredContent!.Value.GetRawText())!;

    public static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    public void Dispose() => _services.Dispose();
}
