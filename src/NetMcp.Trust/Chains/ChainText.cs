using NetMcp.Trust.Jose;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Tokens;

namespace NetMcp.Trust.Chains;

/// <summary>Takes the text of a chain apart: a token of the authority and the links that narrow it, oldest first.</summary>
internal static class ChainText
{
    /// <summary>Reads the headers of all JWSs; no signature is verified yet.</summary>
    public static Checked<List<Jws>> Read(string text, KeyCache? cache = null)
    {
        if (text.Length > ChainLimits.MaxLength)
        {
            return new Refusal(RefusalCode.TooLarge, "", $"A chain has at most {ChainLimits.MaxLength} characters.");
        }

        var parts = text.Split(ChainLimits.Separator, ChainLimits.MaxDepth + 1);
        if (parts.Length > ChainLimits.MaxDepth)
        {
            return new Refusal(RefusalCode.TooLarge, "", $"A chain has at most {ChainLimits.MaxDepth} links, the token with them.");
        }

        var links = new List<Jws>(parts.Length);
        foreach (var part in parts)
        {
            if (!JwsReader.Read(part, links.Count == 0 ? TokenProfiles.Token : TokenProfiles.Link, cache).TryGet(out var jws, out var refusals))
            {
                return refusals.Select(refusal => refusal with { Where = Place(links.Count, refusal.Where) }).ToList();
            }

            links.Add(jws);
        }

        return links;
    }

    /// <summary>The place in a link.</summary>
    public static string Place(int link, string inside) => inside.Length == 0 ? $"link[{link}]" : $"link[{link}].{inside}";
}
