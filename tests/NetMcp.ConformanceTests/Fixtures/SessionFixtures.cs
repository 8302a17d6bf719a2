using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.ConformanceTests.Fixtures;

/// <summary>Tools that talk to the client while they run: log messages, progress, sampling, elicitation, a stream closed on purpose.</summary>
internal static class SessionFixtures
{
    private const string DefaultsSchema =
        """
        {"message":"Please review","requestedSchema":{"type":"object","properties":{
          "name":{"type":"string","description":"Name","default":"John Doe"},
          "age":{"type":"integer","description":"Age","default":30},
          "score":{"type":"number","description":"Score","default":95.5},
          "status":{"type":"string","description":"Status","enum":["active","inactive","pending"],"default":"active"},
          "verified":{"type":"boolean","description":"Verified","default":true}},"required":[]}}
        """;

    private const string EnumsSchema =
        """
        {"message":"Please choose","requestedSchema":{"type":"object","properties":{
          "untitledSingle":{"type":"string","enum":["option1","option2","option3"]},
          "titledSingle":{"type":"string","oneOf":[{"const":"value1","title":"First Option"},{"const":"value2","title":"Second Option"},{"const":"value3","title":"Third Option"}]},
          "legacyEnum":{"type":"string","enum":["opt1","opt2","opt3"],"enumNames":["Option One","Option Two","Option Three"]},
          "untitledMulti":{"type":"array","items":{"type":"string","enum":["option1","option2","option3"]}},
          "titledMulti":{"type":"array","items":{"anyOf":[{"const":"value1","title":"First Choice"},{"const":"value2","title":"Second Choice"},{"const":"value3","title":"Third Choice"}]}}},
          "required":[]}}
        """;

    private const string UserSchema =
        """
        {"type":"object","properties":{"username":{"type":"string","description":"User's response"},
          "email":{"type":"string","description":"User's email address"}},"required":["username","email"]}
        """;

    private const string PromptArgument = """{"type":"object","properties":{"prompt":{"type":"string"}},"required":["prompt"]}""";
    private const string MessageArgument = """{"type":"object","properties":{"message":{"type":"string"}},"required":["message"]}""";

    // The suite asks for a pause between notifications, so that a client that loses all but the last one is seen to.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static IEnumerable<McpServerTool> Tools() =>
    [
        new FixtureTool("test_tool_with_logging", LogAsync),
        new FixtureTool("test_logging_tool", LogAsync),
        new FixtureTool("test_tool_with_progress", ProgressAsync),
        new FixtureTool("test_sampling", SampleAsync, PromptArgument),
        new FixtureTool("test_elicitation", (request, ct) => ElicitAsync(request, UserRequest(request), "User response", ct), MessageArgument),
        new FixtureTool("test_elicitation_sep1034_defaults", (request, ct) => ElicitAsync(request, Read(DefaultsSchema), "Elicitation completed", ct)),
        new FixtureTool("test_elicitation_sep1330_enums", (request, ct) => ElicitAsync(request, Read(EnumsSchema), "Elicitation completed", ct)),
        new FixtureTool("test_reconnection", ReconnectAsync),
        new FixtureTool("test_trigger_tool_change", (request, _) => Change(Catalogue(request).Tools, FixtureTool.Constant("test_transient"))),
        new FixtureTool("test_trigger_prompt_change", (request, _) => Change(Catalogue(request).Prompts, new FixturePrompt("test_transient", _ => []))),
    ];

    private static async ValueTask<CallToolResult> LogAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var wanted = request.JsonRpcRequest.Context?.ProtocolVersion == "2026-07-28"
            ? request.JsonRpcRequest.Context.LogLevel is not null
            : request.Server.LoggingLevel is not null;
        foreach (var text in new[] { "Tool execution started", "Tool processing data", "Tool execution completed" })
        {
            if (wanted)
            {
                await request.Server.SendNotificationAsync(
                    NotificationMethods.LoggingMessageNotification,
                    new LoggingMessageNotificationParams { Level = LoggingLevel.Info, Data = JsonSerializer.SerializeToElement(text) },
                    cancellationToken: cancellationToken);
                await Task.Delay(Pause, cancellationToken);
            }
        }

        return FixtureTool.Text("Tool with logging executed successfully");
    }

    private static async ValueTask<CallToolResult> ProgressAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        if (request.Params?.ProgressToken is { } token)
        {
            foreach (var progress in new[] { 0, 50, 100 })
            {
                await request.Server.NotifyProgressAsync(
                    token, new ProgressNotificationValue { Progress = progress, Total = 100 }, cancellationToken: cancellationToken);
                await Task.Delay(Pause, cancellationToken);
            }
        }

        return FixtureTool.Text("Tool with progress executed successfully");
    }

    private static async ValueTask<CallToolResult> SampleAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var result = await request.Server.SampleAsync(
            new CreateMessageRequestParams
            {
                MaxTokens = 100,
                Messages = [new SamplingMessage { Role = Role.User, Content = [FixtureMedia.Text(request.Params!.Arguments!["prompt"].GetString()!)] }],
            },
            cancellationToken);
        return FixtureTool.Text("LLM response: " + string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text)));
    }

    private static async ValueTask<CallToolResult> ElicitAsync(
        RequestContext<CallToolRequestParams> request, ElicitRequestParams question, string label, CancellationToken cancellationToken)
    {
        var answer = await request.Server.ElicitAsync(question, cancellationToken);
        return FixtureTool.Text($"{label}: action={answer.Action}, content={JsonSerializer.Serialize(answer.Content)}");
    }

    private static async ValueTask<CallToolResult> ReconnectAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        await request.EnablePollingAsync(TimeSpan.FromMilliseconds(500), cancellationToken);
        await Task.Delay(Pause, cancellationToken);
        return FixtureTool.Text("Reconnection test completed successfully");
    }

    private static ValueTask<CallToolResult> Change<T>(McpServerPrimitiveCollection<T> collection, T transient)
        where T : class, IMcpServerPrimitive
    {
        collection.TryAdd(transient);
        collection.Remove(transient);
        return ValueTask.FromResult(FixtureTool.Text("changed"));
    }

    private static ServerCatalogue Catalogue(MessageContext request) =>
        (ServerCatalogue)request.Services!.GetService(typeof(ServerCatalogue))!;

    private static ElicitRequestParams UserRequest(RequestContext<CallToolRequestParams> request) => new()
    {
        Message = request.Params!.Arguments!["message"].GetString()!,
        RequestedSchema = JsonSerializer.Deserialize<ElicitRequestParams.RequestSchema>(UserSchema, McpJsonUtilities.DefaultOptions),
    };

    private static ElicitRequestParams Read(string json) => JsonSerializer.Deserialize<ElicitRequestParams>(json, McpJsonUtilities.DefaultOptions)!;
}
