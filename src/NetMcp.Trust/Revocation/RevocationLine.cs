using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetMcp.Trust.Json;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Revocation;

/// <summary>A revocation as a line of JSON.</summary>
internal static class RevocationLine
{
    public const int MaxText = 512;

    public static byte[] Write(RevocationEntry entry)
    {
        var json = new JsonObject { ["at"] = entry.At.ToUnixTimeSeconds() };
        foreach (var (name, value) in new[] { ("jti", entry.LinkId), ("sub", entry.Subject), ("reason", entry.Reason) })
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        return Encoding.UTF8.GetBytes(json.ToJsonString() + "\n");
    }

    public static RevocationEntry? Read(ReadOnlyMemory<byte> line)
    {
        using var document = StrictJson.ReadObject(line);
        if (document is null)
        {
            return null;
        }

        var mistakes = new List<Refusal>();
        var members = new MemberReader(document.RootElement, "", mistakes);
        var entry = new RevocationEntry(
            members.Time("at") ?? default, members.Text("jti", MaxText, required: false), members.Text("sub", MaxText, required: false), members.Text("reason", MaxText, required: false));
        members.RefuseOthers();
        return mistakes.Count == 0 && (entry.LinkId is null) != (entry.Subject is null) ? entry : null;
    }
}
