using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetMcp.Trust.Json;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Keys;

/// <summary>The file <c>ring.json</c>: which keys there are and their times, in seconds since 1970.</summary>
internal static class RingFile
{
    private const int MaxBytes = 64 * 1024;

    public static IReadOnlyList<RingEntry> Read(string path)
    {
        using var document = StrictJson.ReadObject(KeyDisk.Read(path, MaxBytes));
        var mistakes = new List<Refusal>();
        if (document is null || !document.RootElement.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array)
        {
            throw new KeyFileException($"{path} is not the JSON object that 'netmcp keys rotate' writes.");
        }

        var entries = new List<RingEntry>();
        foreach (var key in keys.EnumerateArray().Where(key => key.ValueKind == JsonValueKind.Object))
        {
            var members = new MemberReader(key, $"keys[{entries.Count.ToString(CultureInfo.InvariantCulture)}]", mistakes);
            var (kid, created, from, until) = (members.Text("kid", KeySet.MaxKid), members.Time("created"), members.Time("signs_from"), members.Time("verifies_until", required: false));
            members.RefuseOthers();
            if (kid?.Length != 43 || Base64UrlText.Read(kid) is null)
            {
                members.Mistake("kid", "must be a thumbprint.");
            }

            entries.Add(new RingEntry(kid ?? "", created ?? default, from ?? default, until));
        }

        return mistakes.Count == 0 && entries.Count > 0 ? entries : throw new KeyFileException($"{path} is damaged: {string.Join(" ", mistakes)}");
    }

    public static void Write(string path, IEnumerable<RingEntry> entries)
    {
        var keys = new JsonArray();
        foreach (var entry in entries)
        {
            var key = new JsonObject
            {
                ["kid"] = entry.Kid,
                ["created"] = entry.CreatedAt.ToUnixTimeSeconds(),
                ["signs_from"] = entry.SignsFrom.ToUnixTimeSeconds(),
            };
            if (entry.VerifiesUntil is { } until)
            {
                key["verifies_until"] = until.ToUnixTimeSeconds();
            }

            keys.Add((JsonNode)key);
        }

        KeyDisk.Replace(path, JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["keys"] = keys }));
    }
}
