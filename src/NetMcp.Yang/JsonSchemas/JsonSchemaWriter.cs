using System.Text.Json.Nodes;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.JsonSchemas;

/// <summary>
/// Describes instances of a schema node, in the JSON of RFC 7951, by JSON Schema 2020-12.
/// <example>
/// <code>
/// SchemaNode mtu = schema.FindRoot("example-switch", "ports")!.FindDataChild("example-switch", "port")!.FindDataChild("example-switch", "mtu")!;
/// JsonObject jsonSchema = JsonSchemaWriter.Write(mtu, new JsonSchemaOptions { DescriptionCharacters = 2_000 });
/// </code>
/// </example>
/// </summary>
public static class JsonSchemaWriter
{
    /// <summary>
    /// The schema of an object whose only member is the node, under its name with its module's; for an rpc or action the members are
    /// its input and output (RFC 8040 sections 3.6.1 and 3.6.2).
    /// </summary>
    /// <remarks>
    /// What JSON Schema cannot say (must, when, leafref, unique, keys, ranges of 64-bit numbers) is left out, or named in members that
    /// begin with <c>x-</c>: a document that is refused is wrong, one that is taken may be wrong still. Metadata (RFC 7952) is not described.
    /// </remarks>
    /// <param name="node">The node.</param>
    /// <param name="options">How much is shown; null for <see cref="JsonSchemaOptions.Default"/>.</param>
    public static JsonObject Write(SchemaNode node, JsonSchemaOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        options ??= JsonSchemaOptions.Default;
        var shared = new SharedTypes();
        var descriptions = new Descriptions(options.DescriptionCharacters, options.LongestDescription);
        var nodes = new NodeSchemas(options, new TypeSchemas(shared, options.MaxIdentities, options.Shows), descriptions);
        var properties = new JsonObject();
        foreach (var member in node is OperationNode ? node.Children.Where(side => !side.Children.IsEmpty) : [node])
        {
            properties[NodeSchemas.MemberName(member, null)] = nodes.Of(member, options.Depth, 0);
        }

        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (node is not OperationNode)
        {
            schema["required"] = new JsonArray([.. properties.Select(member => (JsonNode)JsonValue.Create(member.Key))]);
        }

        var definitions = shared.Finish();
        descriptions.Write();
        if (definitions is not null)
        {
            schema["$defs"] = definitions;
        }

        return schema;
    }
}
