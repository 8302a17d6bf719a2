using System.Text.Json;
using System.Text.Json.Serialization;
using NetMcp.Core.Devices;

namespace NetMcp.Changes.Journals;

/// <summary>Records as lines of JSON.</summary>
internal static class JournalText
{
    private const byte LineFeed = (byte)'\n';

    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(), new DeviceNameJson() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    /// <summary>A record with its line feed. JSON strings hold no bare line feed, so a line is a record.</summary>
    public static byte[] Line(ChangeRecord record)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record, Options);
        Array.Resize(ref json, json.Length + 1);
        json[^1] = LineFeed;
        return json;
    }

    /// <summary>All whole records of a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="length">How many bytes the whole records have; what is behind them a death left half-written.</param>
    /// <exception cref="InvalidDataException">A line before the last is no record.</exception>
    public static IReadOnlyList<ChangeRecord> Read(ReadOnlySpan<byte> bytes, out int length)
    {
        var records = new List<ChangeRecord>();
        length = 0;
        while (bytes[length..].IndexOf(LineFeed) is var end && end >= 0)
        {
            var isLast = length + end + 1 == bytes.Length;
            try
            {
                records.Add(JsonSerializer.Deserialize<ChangeRecord>(bytes.Slice(length, end), Options) ?? throw new JsonException());
            }
            catch (JsonException) when (isLast)
            {
                // Blocks of a file reach the disk in any order: the last line may have its end and lack its middle.
                return records;
            }
            catch (JsonException)
            {
                throw new InvalidDataException($"Record {records.Count + 1} of the journal is damaged.");
            }

            length += end + 1;
        }

        return records;
    }

    private sealed class DeviceNameJson : JsonConverter<DeviceName>
    {
        public override DeviceName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DeviceName.TryParse(reader.GetString(), out var name) ? name : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DeviceName value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
