using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NetMcp.Devices.Inventory.Yaml;

/// <summary>
/// A YAML value as JSON, for what is defined as JSON: plain true, false and whole numbers are what they look like (YAML 1.2 core schema). A key that
/// stands twice stands twice in the JSON too, for its reader to refuse.
/// </summary>
internal static class YamlJson
{
    public static string Write(YamlMap map)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            Write(writer, map);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, YamlValue value)
    {
        switch (value)
        {
            case YamlMap map:
                writer.WriteStartObject();
                foreach (var (key, inner) in map.Pairs)
                {
                    writer.WritePropertyName(key.Text!);
                    Write(writer, inner);
                }

                writer.WriteEndObject();
                break;
            case YamlList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case YamlText { IsPlain: true, Text: "true" or "false" } flag:
                writer.WriteBooleanValue(flag.Text == "true");
                break;
            case YamlText { IsPlain: true, Text: { } text } when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                writer.WriteNumberValue(number);
                break;
            case YamlText text:
                writer.WriteStringValue(text.Text);
                break;
        }
    }
}
