using System.Text.Json.Nodes;
using NetMcp.TestKit;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.JsonSchemas;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Search;
using NetMcp.Yang.Summaries;
using NetMcp.Yang.Trees;

namespace NetMcp.Yang.Tests.Examples;

/// <summary>Examples of docs/yang-library.md: schemas.</summary>
public sealed class SchemaExamples
{
    [Fact]
    public void Compile()
    {
        using var temporary = new TempDirectory();
        var folder = temporary.Path;
        File.WriteAllText(Path.Combine(folder, "example-switch@2026-01-31.yang"), ExampleModule.Text);
        File.WriteAllText(Path.Combine(folder, "example-switch@2020-01-01.yang"), "module example-switch { }");
        var printed = new List<string>();
        void Print(string line) => printed.Add(line);

        // example: compile
        YangCompilation compilation = YangCompiler.Compile(new CompileRequest([new RequestedModule("example-switch")], new ModuleFolder(folder)));
        foreach (var diagnostic in compilation.Diagnostics)
        {
            Print(diagnostic.ToString()); // file:line:column: error YANG1004: what is wrong and what would be right
        }

        YangSchema schema = compilation.Schema;
        // end of example

        Assert.Empty(printed);
        Assert.Equal("2026-01-31", Assert.Single(schema.Modules).Revision);
    }

    [Fact]
    public void Degraded()
    {
        using var temporary = new TempDirectory();
        var folder = temporary.Path;
        File.WriteAllText(Path.Combine(folder, "example-switch.yang"), ExampleModule.Text);
        File.WriteAllText(
            Path.Combine(folder, "example-broken.yang"),
            "module example-broken {\n  namespace \"urn:b\";\n  prefix b;\n  leaf good { type string; }\n  leaf bad { type strnig; }\n}\n");
        var printed = new List<string>();
        void Print(string line) => printed.Add(line);

        // example: degraded
        var compilation = YangCompiler.Compile(new CompileRequest([new("example-switch"), new("example-broken")], new ModuleFolder(folder)));
        foreach (var diagnostic in compilation.Diagnostics)
        {
            Print(diagnostic.ToString());
        }

        foreach (DegradedModule module in compilation.Schema.Degraded)
        {
            Print($"{module.Name}: {module.Reason}");
        }

        // end of example
        const string Expected =
            // example: degraded-output
            """
            example-broken.yang:5:14: error YANG3001: The module "example-broken" has no type "strnig" that is visible here.
            example-broken: The module "example-broken" has no type "strnig" that is visible here.
            """;
        // end of example

        Assert.Equal(Expected, string.Join('\n', printed));
        Assert.NotNull(compilation.Schema.FindRoot("example-switch", "ports"));
        Assert.NotNull(compilation.Schema.FindRoot("example-broken", "good"));
        Assert.Null(compilation.Schema.FindRoot("example-broken", "bad"));
    }

    [Fact]
    public void Walk()
    {
        var schema = ExampleModule.Schema;
        var printed = new List<string>();
        void Print(string line) => printed.Add(line);

        // example: walk
        void Show(SchemaNode node, int level)
        {
            var what = node switch
            {
                ListNode list => $"list, keys: {string.Join(' ', list.Keys.Select(key => key.Name))}",
                LeafNode leaf => $"{leaf.WrittenType}{(leaf.Default is null ? "" : ", default " + leaf.Default)}",
                _ => node.Kind.Word(),
            };
            Print($"{new string(' ', 2 * level)}{node.Name}: {what}{(node.IsConfig ? "" : " (state)")}");
            foreach (var child in node.DataChildren()) // Children has choices and cases too
            {
                Show(child, level + 1);
            }
        }

        Show(schema.FindRoot("example-switch", "ports")!, 0);
        // end of example
        const string Expected =
            // example: walk-output
            """
            ports: container
              port: list, keys: name
                name: string
                enabled: boolean, default true
                mtu: uint16
                medium: identityref
                mirror: leafref
                counters: container (state)
                  in-octets: uint64 (state)
            """;
        // end of example

        Assert.Equal(Expected, string.Join('\n', printed));
    }

    [Fact]
    public void Tree()
    {
        var schema = ExampleModule.Schema;

        // example: tree
        using var text = new StringWriter();
        TreeDiagram.Write(text, schema, schema.FindModule("example-switch")!, new TreeOptions { Depth = 3 });
        // end of example
        const string Expected =
            // example: tree-output
            """
            module: example-switch
              +--rw ports
                 +--rw port* [name]
                    +--rw name       string
                    +--rw enabled?   boolean
                    +--rw mtu?       uint16
                    +--rw medium?    identityref
                    +--rw mirror?    -> ../../port/name
                    +--ro counters
                       ...
            """;
        // end of example

        Assert.Equal(Expected, text.ToString().Trim('\n'));
    }

    [Fact]
    public void JsonSchema()
    {
        var schema = ExampleModule.Schema;

        // example: json-schema
        SchemaNode mtu = schema.FindRoot("example-switch", "ports")!.FindDataChild("example-switch", "port")!.FindDataChild("example-switch", "mtu")!;
        JsonObject jsonSchema = JsonSchemaWriter.Write(mtu, new JsonSchemaOptions { DescriptionCharacters = 2_000 });
        // end of example
        const string Expected =
            // example: json-schema-output
            """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "properties": {
                "example-switch:mtu": { "type": "integer", "minimum": 68, "maximum": 9216, "x-units": "octets" }
              },
              "additionalProperties": false,
              "required": ["example-switch:mtu"]
            }
            """;
        // end of example

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), jsonSchema), jsonSchema.ToJsonString());
    }

    [Fact]
    public void Search()
    {
        var schema = ExampleModule.Schema;

        // example: search
        SearchHit hit = SchemaSearch.Find(schema, "octets in", new SearchFilter { IsConfig = false }, max: 1)[0];
        JsonObject summary = NodeSummary.Write(hit.Node);
        // end of example
        const string Expected =
            // example: search-output
            """
            {
              "path": "/example-switch:ports/port/counters/in-octets",
              "kind": "leaf",
              "module": "example-switch@2026-01-31",
              "config": false,
              "type": "uint64"
            }
            """;
        // end of example

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Expected), summary), summary.ToJsonString());
    }
}
