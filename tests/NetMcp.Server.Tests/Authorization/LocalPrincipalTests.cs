using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NetMcp.Changes;
using NetMcp.Core.Auditing;
using NetMcp.Core.Devices;
using NetMcp.Core.Masking;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Tables;
using NetMcp.Server.Hosting;
using NetMcp.Server.Mcp.Stdio;
using NetMcp.Server.Tests.Cli;
using NetMcp.TestKit;
using NetMcp.Tools;
using NetMcp.Tools.Tests.Fakes;
using Xunit;

namespace NetMcp.Server.Tests.Authorization;

/// <summary>Whoever works over standard input and output.</summary>
public sealed class LocalPrincipalTests
{
    [Fact]
    public async Task Stdio_NothingConfigured_IsTheUserOfTheSystem()
    {
        var audit = new RecordingAudit();

        var tools = await ToolsAsync(null, audit);

        Assert.Contains("network.change.apply", tools);
        Assert.Equal(Environment.UserName, Assert.Single(audit.Records).Record.Principal);
    }

    [Fact]
    public async Task Stdio_GrantConfigured_IsNamedAndLimited()
    {
        var audit = new RecordingAudit();
        var grant = new GrantText("""{"type":"network","pattern":"gateway","devices":{"all":true},"tools":["network.devices.list"],"operations":["read"],"datastores":["running"]}""", "netmcp.yaml", 1, 1);

        var tools = await ToolsAsync(new AuthorizationSettings { Local = new LocalPrincipalSettings { Name = "netops", Grant = grant } }, audit);

        Assert.Equal(["network.devices.list"], tools);
        Assert.Equal("netops", Assert.Single(audit.Records).Record.Principal);
    }

    [Fact]
    public void Configuration_GrantWithMistakes_SaysAllOfThem()
    {
        using var folder = new TempDirectory();
        var file = folder.Write("netmcp.yaml", """
            authorization:
              local:
                grant: {type: network, pattern: gateway, devices: {all: true}, tools: ['*'], operations: [reed], datastores: [running], budgets: {calls_per_minute: -1}}
            """);

        var mistakes = ServedInventory.Load(file).Mistakes.Select(mistake => mistake.ToString()).ToList();

        Assert.Contains(mistakes, mistake => mistake.StartsWith("netmcp.yaml:3:", StringComparison.Ordinal) && mistake.Contains("operations", StringComparison.Ordinal));
        Assert.Contains(mistakes, mistake => mistake.Contains("calls_per_minute", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stdio_CallBeforeTheHandshake_IsRefused()
    {
        var audit = new RecordingAudit();
        const string Call = """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"network.devices.list","arguments":{}}}""";

        var answers = await ExchangeAsync(
            null,
            audit,
            Call,
            """{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/clientCapabilities":{}}}}""",
            """{"jsonrpc":"2.0","id":3,"method":"ping"}""",
            """{"jsonrpc":"2.0","id":4,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}""",
            Call);

        Assert.Equal([true, true, false, false, false], answers.Select(answer => answer.TryGetProperty("error", out _)));
        Assert.Contains("initialize", answers[0].GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Single(audit.Records);
    }

    private static async Task<IReadOnlyList<string>> ToolsAsync(AuthorizationSettings? settings, IAuditLog audit)
    {
        var answers = await ExchangeAsync(settings, audit, GateClient.Body("tools/call", "\"name\":\"network.devices.list\",\"arguments\":{}"), GateClient.Body("tools/list"));
        return [.. answers[1].GetProperty("result").GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!)];
    }

    /// <summary>Sends each message when the one before is answered.</summary>
    private static async Task<IReadOnlyList<JsonElement>> ExchangeAsync(AuthorizationSettings? settings, IAuditLog audit, params string[] messages)
    {
        var (input, output) = (new Pipe(), new Pipe());
        using var host = StdioGateway.Build(new GatewayHostOptions
        {
            Stdio = true,
            LogLevel = LogLevel.Critical,
            Authorization = settings,
            Content = services =>
            {
                var ports = new FakePorts();
                services.AddSingleton(new StdioStreams(input.Reader.AsStream(), output.Writer.AsStream())).AddSingleton(audit);
                services.AddSingleton<IDeviceDirectory>(ports).AddSingleton<IDeviceReader>(ports).AddSingleton<IReadCursors>(ports).AddSingleton<IDeviceSchemas>(ports).AddSingleton<ISecretMasker>(ports).AddDeviceTables();
                services.AddSingleton<IChanges>(new FakeChanges());
                services.AddNetMcpTools();
                services.AddNetMcpChangeTools();
            },
        });
        await host.StartAsync().Guarded();
        using var reader = new StreamReader(output.Reader.AsStream());
        var answers = new List<JsonElement>();
        foreach (var message in messages)
        {
            await input.Writer.WriteAsync(Encoding.UTF8.GetBytes(message.ReplaceLineEndings("") + "\n"));
            answers.Add(JsonElement.Parse((await reader.ReadLineAsync().Guarded())!));
        }

        await input.Writer.CompleteAsync();
        await host.StopAsync().Guarded();
        return answers;
    }
}
