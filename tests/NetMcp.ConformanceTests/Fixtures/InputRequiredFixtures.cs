using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace NetMcp.ConformanceTests.Fixtures;

/// <summary>Tools and a prompt that answer with questions first (2026-07-28: multi-round-trip requests).</summary>
internal static class InputRequiredFixtures
{
    private const string Sampling =
        """{"method":"sampling/createMessage","params":{"messages":[{"role":"user","content":{"type":"text","text":"What is the capital of France?"}}],"maxTokens":100}}""";

    private const string Roots = """{"method":"roots/list","params":{}}""";

    public static IEnumerable<McpServerTool> Tools() =>
    [
        Tool("test_input_required_result_elicitation", request =>
            Answer(request, "user_name") is { } answer ? $"Hello, {answer.Content!["name"]}!" : throw Ask(null, ("user_name", Elicit("What is your name?", "name")))),
        Tool("test_streaming_elicitation", request =>
            Answer(request, "user_name") is { } answer ? $"Hello, {answer.Content!["name"]}!" : throw Ask(null, ("user_name", Elicit("What is your name?", "name")))),
        Tool("test_input_required_result_sampling", request =>
            Has(request, "capital_question", out var raw) ? raw.ToString() : throw Ask(null, ("capital_question", Sampling))),
        Tool("test_input_required_result_list_roots", request =>
            Has(request, "client_roots", out var raw) ? raw.ToString() : throw Ask(null, ("client_roots", Roots))),
        Tool("test_input_required_result_request_state", request =>
            Has(request, "confirm", out _) && SealedState.Open(request.RequestState) == "confirm"
                ? "state-ok"
                : throw Ask("confirm", ("confirm", Elicit("Please confirm", "ok", "boolean")))),
        Tool("test_input_required_result_multiple_inputs", request =>
            Has(request, "user_name", out var name) && Has(request, "greeting", out var greeting) && Has(request, "client_roots", out var roots)
                ? $"{name} {greeting} {roots} {SealedState.Open(request.RequestState)}"
                : throw Ask("multiple", ("user_name", Elicit("What is your name?", "name")), ("greeting", Sampling), ("client_roots", Roots))),
        Tool("test_input_required_result_multi_round", MultiRound),
        Tool("test_input_required_result_tampered_state", request =>
            request.RequestState is { } state
                ? "state " + SealedState.Open(state)
                : throw Ask("sealed", ("confirm", Elicit("Please confirm", "ok", "boolean")))),
        new FixtureTool("test_input_required_result_capabilities", (request, _) => throw AskWithin(request.JsonRpcRequest.Context?.ClientCapabilities)),
        new FixtureTool("test_missing_capability", (request, _) =>
            request.JsonRpcRequest.Context?.ClientCapabilities?.Sampling is null
                ? throw new MissingRequiredClientCapabilityException(new ClientCapabilities { Sampling = new SamplingCapability() }, "This tool needs sampling.")
                : ValueTask.FromResult(FixtureTool.Text("The client can sample."))),
    ];

    public static IEnumerable<McpServerPrompt> Prompts() =>
    [
        new FixturePrompt("test_input_required_result_prompt", request =>
            Answer(request, "user_context") is { } answer
                ? [FixtureMedia.Text($"Use this context: {answer.Content!["context"]}")]
                : throw Ask(null, ("user_context", Elicit("What context should the prompt use?", "context")))),
    ];

    private static FixtureTool Tool(string name, Func<CallToolRequestParams, string> body) =>
        new(name, (request, _) => ValueTask.FromResult(FixtureTool.Text(body(request.Params!))));

    private static string MultiRound(CallToolRequestParams request)
    {
        var round = request.RequestState is { } state ? SealedState.Open(state) : null;
        if (round == "round-2" && Answer(request, "step2") is { } color)
        {
            return $"Done: {color.Content!["color"]}";
        }

        throw round == "round-1" && Answer(request, "step1") is not null
            ? Ask("round-2", ("step2", Elicit("Step 2: What is your favorite color?", "color")))
            : Ask("round-1", ("step1", Elicit("Step 1: What is your name?", "name")));
    }

    private static InputRequiredException AskWithin(ClientCapabilities? capabilities)
    {
        var questions = new List<(string, string)>();
        if (capabilities?.Elicitation is not null)
        {
            questions.Add(("user_name", Elicit("What is your name?", "name")));
        }

        if (capabilities?.Sampling is not null)
        {
            questions.Add(("capital_question", Sampling));
        }

        return Ask(null, [.. questions]);
    }

    private static InputRequiredException Ask(string? state, params (string Key, string Json)[] questions) => new(
        questions.ToDictionary(q => q.Key, q => JsonSerializer.Deserialize<InputRequest>(q.Json, McpJsonUtilities.DefaultOptions)!),
        state is null ? null : SealedState.Seal(state));

    private static string Elicit(string message, string property, string type = "string") =>
        $$$$"""
        {"method":"elicitation/create","params":{"message":"{{{{message}}}}","requestedSchema":
          {"type":"object","properties":{"{{{{property}}}}":{"type":"{{{{type}}}}"}},"required":["{{{{property}}}}"]}}}
        """;

    // What does not fit is asked for again; the suite sends numbers where results belong.
    private static ElicitResult? Answer(RequestParams request, string key)
    {
        if (!Has(request, key, out var raw))
        {
            return null;
        }

        try
        {
            return raw.Deserialize(InputResponse.ElicitResultJsonTypeInfo) is { IsAccepted: true, Content.Count: > 0 } result ? result : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Has(RequestParams request, string key, out JsonElement raw)
    {
        raw = request.InputResponses is { } responses && responses.TryGetValue(key, out var response) ? response.RawValue : default;
        return raw.ValueKind == JsonValueKind.Object;
    }
}
