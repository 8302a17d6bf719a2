using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.JsonSchemas;

/// <summary>The JSON Schema of a type's values as RFC 7951 section 6 encodes them.</summary>
/// <param name="shared">The types that stand once for all their uses.</param>
/// <param name="maxIdentities">The most identities that are listed.</param>
/// <param name="shows">Whether a data node is there for whoever asks: a leafref to another does not say where it points. Null for all.</param>
internal sealed class TypeSchemas(SharedTypes shared, int maxIdentities, Func<SchemaNode, bool>? shows = null)
{
    // RFC 7951 section 6.1 makes the wide numbers strings; their ranges are beyond JSON Schema there and stand beside as text.
    // A leafref to a leafref to a leafref...
    private const int MostHops = 64;

    private const string WideInteger = "^[+-]?[0-9]+$";

    /// <summary>The schema of one value.</summary>
    /// <param name="type">The type.</param>
    /// <param name="module">The module of the leaf: identities of that module may go without their prefix (RFC 7951 section 6.8).</param>
    public JsonObject Of(YangType type, YangModule module) =>
        shared.Of(type, HasIdentities(type) ? module.Name : null, named => Make(named, module));

    private static bool HasIdentities(YangType type) => type.Base == YangBaseType.IdentityRef || type.Members.Any(HasIdentities);

    private JsonObject Make(YangType type, YangModule module) => type.Base switch
    {
        YangBaseType.Boolean => new() { ["type"] = "boolean" },
        YangBaseType.Empty => new() { ["const"] = new JsonArray((JsonNode?)null) },
        YangBaseType.Enumeration => new() { ["enum"] = Texts(type.Enums.Select(value => value.Name)) },
        YangBaseType.Bits => Bits(type),
        YangBaseType.Binary => Binary(type),
        YangBaseType.String => Text(type),
        YangBaseType.Decimal64 => Wide(type, $$"""^[+-]?[0-9]+(\.[0-9]{1,{{type.FractionDigits}}})?$"""),
        YangBaseType.Int64 or YangBaseType.UInt64 => Wide(type, WideInteger),
        YangBaseType.InstanceIdentifier => new() { ["type"] = "string", ["pattern"] = "^/" },
        YangBaseType.IdentityRef => Identity(type, module),
        YangBaseType.LeafRef => LeafRef(type, module),
        YangBaseType.Union => new() { ["anyOf"] = new JsonArray([.. type.Members.Select(member => (JsonNode)Of(member, module))]) },
        _ => Integer(type),
    };

    private static JsonObject Integer(YangType type)
    {
        // The range of the built-in type is part of what a value has to keep (RFC 7950 section 9.2).
        var ranges = type.Ranges.IsEmpty ? [NarrowIntegers.Whole(type.Base)] : type.Ranges;
        return Alternatives("integer", [.. ranges.Select(range => new JsonObject { ["minimum"] = (long)range.Min, ["maximum"] = (long)range.Max })]);
    }

    private static JsonObject Wide(YangType type, string pattern)
    {
        var schema = new JsonObject { ["type"] = "string", ["pattern"] = pattern };
        if (!type.Ranges.IsEmpty)
        {
            schema["x-range"] = string.Join(" | ", type.Ranges.Select(range => Scaled(range.Min, type) + ".." + Scaled(range.Max, type)));
        }

        return schema;
    }

    private static string Scaled(Int128 value, YangType type)
    {
        var digits = Int128.Abs(value).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(type.FractionDigits + 1, '0');
        var split = digits.Length - type.FractionDigits;
        return (value < 0 ? "-" : "") + digits[..split] + (type.FractionDigits == 0 ? "" : "." + digits[split..]);
    }

    private static JsonObject Text(YangType type)
    {
        var schema = Alternatives("string", [.. type.Lengths.Select(Length)]);
        var rules = type.Patterns.Select(Pattern).OfType<JsonObject>().ToList();
        if (rules is [{ Count: 1 } only] && only["pattern"] is { } pattern)
        {
            schema["pattern"] = pattern.DeepClone();
        }
        else if (rules.Count > 0)
        {
            schema["allOf"] = new JsonArray([.. rules]);
        }

        return schema;
    }

    private static JsonObject Length(YangInterval length)
    {
        var schema = new JsonObject();
        if (length.Min > 0)
        {
            schema["minLength"] = (ulong)length.Min;
        }

        if (length.Max < int.MaxValue)
        {
            schema["maxLength"] = (ulong)length.Max;
        }

        return schema;
    }

    private static JsonObject? Pattern(YangPattern pattern)
    {
        if (PatternTranslation.Of(pattern.Text) is not { } translated)
        {
            return null;
        }

        var rule = new JsonObject { ["pattern"] = translated };
        return pattern.IsInverted ? new JsonObject { ["not"] = rule } : rule;
    }

    private static JsonObject Bits(YangType type)
    {
        // Names separated by single spaces, each at most once, in any order (RFC 7951 section 6.7).
        var names = string.Join('|', type.Bits.Select(bit => Regex.Escape(bit.Name)));
        return new() { ["type"] = "string", ["pattern"] = $"^(?:(?:{names})(?: (?:{names}))*)?$" };
    }

    private static JsonObject Binary(YangType type)
    {
        var schema = new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64" };
        if (!type.Lengths.IsEmpty)
        {
            schema["x-octets"] = string.Join(" | ", type.Lengths.Select(length => $"{length.Min}..{length.Max}"));
        }

        return schema;
    }

    private JsonObject Identity(YangType type, YangModule module)
    {
        var identities = IdentityValues.Of(type).ToList();
        var bases = string.Join(' ', type.IdentityBases.Select(parent => parent.ToString()));
        if (identities.Count == 0)
        {
            // An enum must not be empty, and there is no value for it (RFC 7950 section 9.10: a base is not derived from itself).
            return new() { ["not"] = new JsonObject(), ["x-identity-base"] = bases };
        }

        if (identities.Count <= maxIdentities)
        {
            var own = identities.Where(identity => identity.Module.Name == module.Name).Select(identity => identity.Name);
            return new() { ["enum"] = Texts(identities.Select(identity => identity.ToString()).Concat(own)) };
        }

        return new() { ["type"] = "string", ["x-identity-base"] = bases };
    }

    private JsonObject LeafRef(YangType type, YangModule module)
    {
        var target = type.LeafRefTarget;
        for (var hops = 0; hops < MostHops && TypeOf(target) is { Base: YangBaseType.LeafRef, LeafRefTarget: { } next }; hops++)
        {
            target = next;
        }

        // Without a target all that is known is that it is a single value.
        var schema = TypeOf(target) is { Base: not YangBaseType.LeafRef } values ? Of(values, module) : [];
        if (type.LeafRefTarget is not null && shows?.Invoke(type.LeafRefTarget) != false)
        {
            schema["x-leafref"] = type.LeafRefTarget.PathText();
        }

        return schema;
    }

    private static YangType? TypeOf(SchemaNode? node) => node switch
    {
        LeafNode leaf => leaf.Type,
        LeafListNode leafList => leafList.Type,
        _ => null,
    };

    // One alternative stands beside the type, several below anyOf.
    private static JsonObject Alternatives(string jsonType, IReadOnlyList<JsonObject> alternatives)
    {
        var schema = new JsonObject { ["type"] = jsonType };
        if (alternatives is [var only])
        {
            foreach (var (name, value) in only)
            {
                schema[name] = value?.DeepClone();
            }
        }
        else if (alternatives.Count > 1)
        {
            schema["anyOf"] = new JsonArray([.. alternatives]);
        }

        return schema;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
