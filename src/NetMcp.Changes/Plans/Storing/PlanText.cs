using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetMcp.Core.Devices;

namespace NetMcp.Changes.Plans.Storing;

/// <summary>
/// A plan's canonical form: JSON without its id and hash, members in the order of their declaration, no white space. The file holds it byte for byte beside
/// its hash, so that a later version of the gateway, which may know more members, finds the same hash.
/// </summary>
internal static class PlanText
{
    /// <summary>How what this room keeps on disk is written.</summary>
    internal static JsonSerializerOptions Json => Options;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new DeviceNameJson(), new ChangeIdJson() },
    };

    /// <summary>Gives a plan its hash and handle.</summary>
    public static ChangePlan Seal(ChangePlan draft)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(draft))));
        return draft with { Hash = hash, Id = ChangeId.OfHash(hash) };
    }

    /// <summary>The text of a plan's file.</summary>
    public static string Write(ChangePlan plan) => $$"""{"hash":"{{plan.Hash}}","plan":{{Canonical(plan)}}}""";

    /// <summary>Reads what <see cref="Write"/> wrote, and believes it only with the hash that its content has and its name asks for.</summary>
    /// <param name="text">The file.</param>
    /// <param name="id">The handle that it was found under.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="reason">Why it is none.</param>
    public static bool TryRead(string text, ChangeId id, [NotNullWhen(true)] out ChangePlan? plan, [NotNullWhen(false)] out string? reason)
    {
        plan = null;
        try
        {
            using var document = JsonDocument.Parse(text);
            var content = document.RootElement.GetProperty("plan");
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.GetRawText())));
            if (hash != document.RootElement.GetProperty("hash").GetString() || ChangeId.OfHash(hash) != id)
            {
                reason = "its content is not what was planned (the hash differs)";
                return false;
            }

            plan = content.Deserialize<ChangePlan>(Options)! with { Hash = hash, Id = id };
            reason = null;
            return true;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            reason = "its file is damaged";
            return false;
        }
    }

    /// <summary>The text of a header's file.</summary>
    public static string WriteHeader(PlanHeader header) => JsonSerializer.Serialize(header, Options);

    /// <summary>Reads what <see cref="WriteHeader"/> wrote; null when it is damaged, or of another plan.</summary>
    public static PlanHeader? ReadHeader(string text, ChangeId id)
    {
        try
        {
            return JsonSerializer.Deserialize<PlanHeader>(text, Options) is { RequestedBy: not null, Devices: not null } header && header.Id == id ? header : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Canonical(ChangePlan plan) => JsonSerializer.Serialize(plan with { Hash = string.Empty, Id = default }, Options);

    private sealed class DeviceNameJson : JsonConverter<DeviceName>
    {
        public override DeviceName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DeviceName.TryParse(reader.GetString(), out var name) ? name : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DeviceName value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class ChangeIdJson : JsonConverter<ChangeId>
    {
        public override ChangeId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { Length: > 0 } text ? ChangeId.TryParse(text, out var id) ? id : throw new JsonException() : default;

        public override void Write(Utf8JsonWriter writer, ChangeId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value ?? string.Empty);
    }
}
