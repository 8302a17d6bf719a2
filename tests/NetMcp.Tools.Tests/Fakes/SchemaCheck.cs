using System.Text.Json;

namespace NetMcp.Tools.Tests.Fakes;

/// <summary>The part of JSON Schema 2020-12 that the tools' schemas use; an unknown keyword fails the test that meets it.</summary>
internal static class SchemaCheck
{
    public static void AssertValid(JsonElement value, JsonElement schema, string at)
    {
        var problem = Problem(value, schema, at);
        Assert.True(problem is null, problem);
    }

    private static string? Problem(JsonElement value, JsonElement schema, string at) =>
        schema.EnumerateObject().Select(keyword => keyword.Name switch
        {
            "type" => Type(value, keyword.Value, at),
            "properties" => Properties(value, keyword.Value, at),
            "required" => Required(value, keyword.Value, at),
            "items" => Items(value, keyword.Value, at),
            "anyOf" => keyword.Value.EnumerateArray().Any(part => Problem(value, part, at) is null) ? null : $"{at}: none of anyOf matches",
            "enum" => keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? null : $"{at}: not in enum",
            "additionalProperties" => Additional(value, schema, at),
            "description" or "default" => null,
            _ => $"the checker does not know '{keyword.Name}'",
        }).FirstOrDefault(problem => problem is not null);

    private static string? Type(JsonElement value, JsonElement type, string at)
    {
        var actual = value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
            _ => "null",
        };
        var allowed = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()) : [type.GetString()];
        return allowed.Contains(actual) ? null : $"{at}: is {actual}, not {type}";
    }

    private static string? Properties(JsonElement value, JsonElement properties, string at) =>
        value.ValueKind != JsonValueKind.Object ? null : properties.EnumerateObject()
            .Select(property => value.TryGetProperty(property.Name, out var member) ? Problem(member, property.Value, $"{at}.{property.Name}") : null)
            .FirstOrDefault(problem => problem is not null);

    private static string? Required(JsonElement value, JsonElement names, string at) =>
        names.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}: no {name}").FirstOrDefault();

    private static string? Items(JsonElement value, JsonElement schema, string at) =>
        value.ValueKind != JsonValueKind.Array ? null : value.EnumerateArray().Select((item, index) => Problem(item, schema, $"{at}[{index}]")).FirstOrDefault(problem => problem is not null);

    private static string? Additional(JsonElement value, JsonElement schema, string at) =>
        value.EnumerateObject().Where(member => !schema.GetProperty("properties").TryGetProperty(member.Name, out _)).Select(member => $"{at}: {member.Name} is not allowed").FirstOrDefault();
}
