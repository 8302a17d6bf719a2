using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace NetMcp.Server.Cli.Client;

/// <summary>Turns options of the command line into a tool's arguments, as the tool's input schema has them.</summary>
internal static class CallArguments
{
    /// <summary>Reads <c>--name value</c>, <c>--name=value</c> and bare <c>--flag</c>; a list's option may be repeated.</summary>
    /// <param name="tokens">What stood on the command line beside the command's own options.</param>
    /// <param name="document">A JSON object to begin with, if given.</param>
    /// <param name="tool">The tool.</param>
    /// <exception cref="CliException">An option or value that the tool does not take.</exception>
    public static IDictionary<string, JsonElement> Read(IReadOnlyList<string> tokens, string? document, Tool tool)
    {
        var given = new JsonObject();
        for (var i = 0; i < tokens.Count; i++)
        {
            var (option, value) = Split(tokens[i]);
            var (name, schema) = Parameter(tool, option);
            if (value is null && !IsBoolean(schema))
            {
                value = ++i < tokens.Count ? tokens[i] : throw Usage($"--{option} needs a value.");
            }

            Put(given, name, option, schema, value ?? "true");
        }

        var arguments = Document(document);
        foreach (var (name, value) in given)
        {
            arguments[name] = value?.DeepClone();
        }

        return arguments.ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value));
    }

    /// <summary>The options of a tool with what each means.</summary>
    public static IReadOnlyList<(string Option, string Meaning)> Describe(Tool tool)
    {
        var required = tool.InputSchema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        return [.. Properties(tool).Select(property => (
            "--" + Option(property.Name, property.Value),
            string.Join("; ", Meaning(property.Value, required.Contains(property.Name)))))];
    }

    private static JsonElement.ObjectEnumerator Properties(Tool tool) =>
        tool.InputSchema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default;

    private static IEnumerable<string> Meaning(JsonElement schema, bool required)
    {
        if (required)
        {
            yield return "required";
        }

        if (schema.TryGetProperty("description", out var description))
        {
            yield return Output.TerminalText.Clean(description.GetString()!);
        }

        if (schema.TryGetProperty("enum", out var words))
        {
            yield return Output.TerminalText.Clean(string.Join(" | ", words.EnumerateArray()));
        }

        if (IsList(schema))
        {
            yield return "may be repeated";
        }

        if (schema.TryGetProperty("default", out var value))
        {
            yield return "default " + Output.TerminalText.Clean(value.ToString());
        }
    }

    // One device is what most calls ask: --device reads better than --devices, and both are understood.
    private static string Option(string name, JsonElement schema) =>
        (IsList(schema) && name.EndsWith('s') ? name[..^1] : name).Replace('_', '-');

    private static (string Option, string? Value) Split(string token)
    {
        if (!token.StartsWith("--", StringComparison.Ordinal) || token.Length == 2)
        {
            throw Usage($"'{token}' is no option; write --name value.");
        }

        var equals = token.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (token[2..], null) : (token[2..equals], token[(equals + 1)..]);
    }

    private static (string Name, JsonElement Schema) Parameter(Tool tool, string option)
    {
        foreach (var property in Properties(tool))
        {
            if (option == property.Name || option == property.Name.Replace('_', '-') || option == Option(property.Name, property.Value))
            {
                return (property.Name, property.Value);
            }
        }

        throw Usage($"{tool.Name} has no option --{option}; it has {string.Join(", ", Describe(tool).Select(known => known.Option))}.");
    }

    private static void Put(JsonObject arguments, string name, string option, JsonElement schema, string text)
    {
        if (IsList(schema))
        {
            if (arguments[name] is not JsonArray list)
            {
                arguments[name] = list = [];
            }

            list.Add(schema.TryGetProperty("items", out var item) ? Value(option, item, text) : JsonValue.Create(text));
        }
        else if (!arguments.TryAdd(name, Value(option, schema, text)))
        {
            throw Usage($"--{option} is given twice.");
        }
    }

    private static JsonNode? Value(string option, JsonElement schema, string text) => Type(schema) switch
    {
        "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number) : throw Usage($"--{option} needs a whole number."),
        "number" => double.TryParse(text, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? JsonValue.Create(real) : throw Usage($"--{option} needs a number."),
        "boolean" => bool.TryParse(text, out var flag) ? JsonValue.Create(flag) : throw Usage($"--{option} needs true or false."),
        "object" => Parse(text) ?? throw Usage($"--{option} needs a JSON object."),
        _ => JsonValue.Create(text),
    };

    private static JsonObject Document(string? document) =>
        document is null ? [] : Parse(document) ?? throw Usage("--arguments needs a JSON object.");

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsList(JsonElement schema) => Type(schema) == "array";

    private static bool IsBoolean(JsonElement schema) => Type(schema) == "boolean";

    private static string? Type(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private static CliException Usage(string message) => new(CliExitCode.Usage, message);
}
