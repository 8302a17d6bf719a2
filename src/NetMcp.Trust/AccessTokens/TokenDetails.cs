using System.Text.Json;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Json;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.AccessTokens;

/// <summary>Reads <c>authorization_details</c> (RFC 9396) in which somebody else says what is to be narrowed.</summary>
public static class TokenDetails
{
    private const int MaxEntries = 32;

    /// <summary>
    /// The one entry of type <c>network</c> of a list, as a grant that narrows another. Entries of other types are for other resources; two of ours would be
    /// one or the other, which is not a narrowing (RFC 9396 section 2).
    /// </summary>
    /// <param name="list">The value of the member.</param>
    /// <returns>The grant; null without refusals where there is no such entry; or what is wrong.</returns>
    public static (NetworkGrant? Grant, IReadOnlyList<Refusal> Refusals) Find(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MaxEntries || list.EnumerateArray().Any(entry => entry.ValueKind != JsonValueKind.Object))
        {
            return (null, [new Refusal(RefusalCode.Claim, "authorization_details", $"must be at most {MaxEntries} objects.")]);
        }

        var ours = list.EnumerateArray().Where(entry => entry.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals(NetworkGrant.Type)).ToList();
        if (ours.Count == 0)
        {
            return (null, []);
        }

        if (ours.Count > 1)
        {
            return (null, [new Refusal(RefusalCode.Claim, "authorization_details", "Only one entry of type 'network' is taken.")]);
        }

        var mistakes = new List<Refusal>();
        var grant = GrantReader.Read(new MemberReader(ours[0], "authorization_details", mistakes), isLink: true);
        return mistakes.Count > 0 ? (null, mistakes) : (grant, []);
    }

    /// <summary>The same of a request's text, in which there must be exactly that one entry.</summary>
    public static Checked<NetworkGrant> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var document = StrictJson.ReadObject(System.Text.Encoding.UTF8.GetBytes("{\"authorization_details\":" + text + "}"));
        if (document is null || document.RootElement.EnumerateObject().Count() != 1)
        {
            return new Refusal(RefusalCode.Malformed, "authorization_details", "must be a JSON array with each member once.");
        }

        var list = document.RootElement.GetProperty("authorization_details");
        var (grant, refusals) = Find(list);
        return refusals.Count > 0 ? refusals.ToList()
            : grant is null || list.GetArrayLength() != 1 ? new Refusal(RefusalCode.Claim, "authorization_details", "must hold exactly one object of type 'network'.")
            : grant;
    }
}
