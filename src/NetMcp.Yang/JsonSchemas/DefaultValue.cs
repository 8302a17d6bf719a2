using System.Globalization;
using System.Text.Json.Nodes;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.JsonSchemas;

/// <summary>Writes a default as RFC 7951 section 6 encodes a value of its type.</summary>
internal static class DefaultValue
{
    /// <summary>The value; the text itself where the type is not certain.</summary>
    public static JsonNode? Of(YangType type, string text) => type.Base switch
    {
        YangBaseType.Boolean when text is "true" or "false" => JsonValue.Create(text == "true"),
        YangBaseType.Int8 or YangBaseType.Int16 or YangBaseType.Int32 or YangBaseType.UInt8 or YangBaseType.UInt16 or YangBaseType.UInt32
            when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };
}
