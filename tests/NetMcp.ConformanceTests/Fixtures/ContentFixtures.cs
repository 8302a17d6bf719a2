using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using static NetMcp.ConformanceTests.Fixtures.FixtureMedia;

namespace NetMcp.ConformanceTests.Fixtures;

/// <summary>Tools, prompts and resources that return one kind of content each.</summary>
internal static class ContentFixtures
{
    private const string RichSchema =
        """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
         "$defs":{"address":{"$anchor":"addressDef","type":"object","properties":{"street":{"type":"string"},"city":{"type":"string"}}}},
         "properties":{"name":{"type":"string"},"address":{"$ref":"#/$defs/address"},
           "contactMethod":{"type":"string","enum":["phone","email"]},"phone":{"type":"string"},"email":{"type":"string"}},
         "allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],
         "if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},
         "then":{"required":["phone"]},"else":{"required":["email"]},"additionalProperties":false}
        """;

    private const string HeaderSchema =
        """
        {"type":"object","required":["region"],
         "properties":{"region":{"type":"string","x-mcp-header":"Region"},
           "count":{"type":"integer","x-mcp-header":"Count"},"urgent":{"type":"boolean","x-mcp-header":"Urgent"},
           "filter":{"type":"object","properties":{"site":{"type":"string","x-mcp-header":"Site"}}}}}
        """;

    public static IEnumerable<McpServerTool> Tools() =>
    [
        FixtureTool.Constant("test_simple_text", Text("This is a simple text response for testing.")),
        FixtureTool.Constant("test_image_content", Image()),
        FixtureTool.Constant("test_audio_content", Audio()),
        FixtureTool.Constant("test_embedded_resource", Embedded("test://embedded-resource", "text/plain", "This is an embedded resource content.")),
        FixtureTool.Constant(
            "test_multiple_content_types",
            Text("Multiple content types test:"),
            Image(),
            Embedded("test://mixed-content-resource", "application/json", """{"test":"data","value":123}""")),
        new FixtureTool("test_error_handling", (_, _) => ValueTask.FromResult(new CallToolResult
        {
            IsError = true,
            Content = [Text("This tool intentionally returns an error for testing")],
        })),
        new FixtureTool("json_schema_2020_12_tool", (_, _) => ValueTask.FromResult(FixtureTool.Text("ok")), RichSchema),
        new FixtureTool("test_custom_headers", (_, _) => ValueTask.FromResult(FixtureTool.Text("headers agree")), HeaderSchema),
    ];

    public static IEnumerable<McpServerPrompt> Prompts() =>
    [
        new FixturePrompt("test_simple_prompt", _ => [Text("This is a simple prompt for testing.")]),
        new FixturePrompt(
            "test_prompt_with_arguments",
            parameters => [Text($"Prompt with arguments: arg1='{parameters.Arguments?["arg1"]}', arg2='{parameters.Arguments?["arg2"]}'")],
            "arg1",
            "arg2"),
        new FixturePrompt(
            "test_prompt_with_embedded_resource",
            parameters =>
            [
                Embedded(parameters.Arguments!["resourceUri"].GetString()!, "text/plain", "Embedded resource content for testing."),
                Text("Please process the embedded resource above."),
            ],
            "resourceUri"),
        new FixturePrompt("test_prompt_with_image", _ => [Image(), Text("Please analyze the image above.")]),
    ];

    public static IEnumerable<McpServerResource> Resources() =>
    [
        McpServerResource.Create(
            () => new TextResourceContents { Uri = "test://static-text", MimeType = "text/plain", Text = "This is the content of the static text resource." },
            new McpServerResourceCreateOptions { UriTemplate = "test://static-text", Name = "static-text" }),
        McpServerResource.Create(
            () => (ResourceContents)BlobResourceContents.FromBytes(Png, "test://static-binary", "image/png"),
            new McpServerResourceCreateOptions { UriTemplate = "test://static-binary", Name = "static-binary" }),
        McpServerResource.Create(
            () => new TextResourceContents { Uri = "test://watched-resource", MimeType = "text/plain", Text = "Watch me." },
            new McpServerResourceCreateOptions { UriTemplate = "test://watched-resource", Name = "watched-resource" }),
        McpServerResource.Create(
            (string id) => new TextResourceContents
            {
                Uri = $"test://template/{id}/data",
                MimeType = "application/json",
                Text = $$"""{"id":"{{id}}","templateTest":true,"data":"Data for ID: {{id}}"}""",
            },
            new McpServerResourceCreateOptions { UriTemplate = "test://template/{id}/data", Name = "template" }),
    ];
}
