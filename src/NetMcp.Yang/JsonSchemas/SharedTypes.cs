using System.Text.Json.Nodes;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.JsonSchemas;

/// <summary>
/// Types that several leafs have stand once, in <c>$defs</c>: the patterns of an IP address are longer than everything else about its leaf.
/// </summary>
internal sealed class SharedTypes
{
    // A reference is about this long itself.
    private const int ShortestWorthSharing = 60;

    private readonly Dictionary<(YangType, string?), List<JsonObject>> _uses = [];
    private readonly List<(YangType Type, string? For, JsonObject Schema)> _made = [];

    /// <summary>The schema of a type, made once.</summary>
    /// <param name="type">The type.</param>
    /// <param name="module">The name of the leaf's module where that makes a difference, else null.</param>
    /// <param name="make">Makes it.</param>
    public JsonObject Of(YangType type, string? module, Func<YangType, JsonObject> make)
    {
        if (type.TypedefName is null)
        {
            return make(type);
        }

        if (!_uses.TryGetValue((type, module), out var uses))
        {
            _made.Add((type, module, make(type)));
            _uses.Add((type, module), uses = []);
        }

        // Filled in when it is known how often the type is used.
        var use = new JsonObject();
        uses.Add(use);
        return use;
    }

    /// <summary>Fills the uses in and gives <c>$defs</c>, or null when there is nothing to share.</summary>
    public JsonObject? Finish()
    {
        var definitions = new JsonObject();

        // The members of a union are made before it, so they are filled in when the union itself is copied.
        foreach (var (type, module, schema) in _made)
        {
            var uses = _uses[(type, module)];
            if (uses.Count > 1 && schema.ToJsonString().Length >= ShortestWorthSharing)
            {
                var name = Name(type, definitions);
                definitions.Add(name, schema);
                uses.ForEach(use => use.Insert(0, "$ref", "#/$defs/" + name));
                continue;
            }

            foreach (var use in uses)
            {
                Copy(schema, use);
            }
        }

        return definitions.Count == 0 ? null : definitions;
    }

    private static string Name(YangType type, JsonObject taken)
    {
        // Two modules may have a typedef of one name.
        var name = type.TypedefModule is null ? type.TypedefName! : type.TypedefModule + "." + type.TypedefName;
        var unique = name;
        for (var number = 2; taken.ContainsKey(unique); number++)
        {
            unique = name + "." + number;
        }

        return unique;
    }

    private static void Copy(JsonObject from, JsonObject to)
    {
        foreach (var (name, value) in from)
        {
            to.TryAdd(name, value?.DeepClone());
        }
    }
}
