using System.Collections.Frozen;

namespace NetMcp.Devices.Masking;

/// <summary>
/// Judges the names of leaves. A name is split into words (at <c>-</c>, <c>_</c>, <c>.</c> and where lower case turns to upper), and
/// the words decide: most secret words are secret wherever they stand, a bare "key" only where it ends the name and nothing before it
/// says that it is public.
/// </summary>
internal sealed class SecretNames(IEnumerable<string> additional)
{
    // Secret wherever they stand, unless a word of HarmlessEnds ends the name (password-type, secret-name...).
    private static readonly FrozenSet<string> SecretWords = FrozenSet.ToFrozenSet(
    [
        "password", "passwd", "passphrase", "pwd", "passcode", "secret", "secrets", "psk", "md5key", "authkey", "privkey", "cleartext",
        "credential", "credentials", "token", "pin", "wep", "keystring", "authpassword", "privpassword",
    ], StringComparer.Ordinal);

    // These two-word ends are secret although neither word is.
    private static readonly FrozenSet<string> SecretPairs = FrozenSet.ToFrozenSet(
    [
        "key string", "key data", "key octets", "key value", "hexadecimal string", "plain text", "encrypted password",
        "shared key", "private key", "cleartext key", "hidden key",
    ], StringComparer.Ordinal);

    // What is named so tells about a secret, and is none.
    private static readonly FrozenSet<string> HarmlessEnds = FrozenSet.ToFrozenSet(
    [
        "id", "ids", "name", "names", "type", "types", "length", "len", "age", "expiry", "expiration", "lifetime", "interval", "timeout", "policy",
        "algorithm", "format", "mode", "enabled", "enable", "disabled", "required", "status", "state", "count", "ref", "reference", "index",
        "size", "attempts", "retries", "prompt", "change", "changed", "time", "date", "min", "max", "minimum", "maximum", "bit", "bits", "chain",
        "chains", "limit", "level", "encoding", "encryption", "authentication", "auth", "description", "number", "version", "rate", "bucket",
        "group", "groups", "vlan", "vrf", "usage", "complexity", "history", "user", "username",
    ], StringComparer.Ordinal);

    // A "key" with one of these before it is no secret: public keys, host keys, the keys of lists.
    private static readonly FrozenSet<string> OpenKeys = FrozenSet.ToFrozenSet(
        ["public", "pub", "host", "hostkey", "foreign", "primary", "list", "index", "sort", "lookup", "map", "next", "last"], StringComparer.Ordinal);

    // BGP: communities are routing tags there, and nothing could be debugged without them. SNMP's are secrets.
    private static readonly FrozenSet<string> OpenCommunities = FrozenSet.ToFrozenSet(
        ["bgp", "ext", "extended", "large", "std", "standard", "send", "route", "match", "set", "well", "path", "additive", "export", "import"], StringComparer.Ordinal);

    private readonly FrozenSet<string> _additional = additional.Select(Squeeze).ToFrozenSet(StringComparer.Ordinal);

    public bool IsSecret(string localName)
    {
        if (_additional.Count > 0 && _additional.Contains(Squeeze(localName)))
        {
            return true;
        }

        var words = Words(localName);
        if (words.Count == 0 || (words.Count > 1 && HarmlessEnds.Contains(words[^1])))
        {
            return false;
        }

        if (words.Count > 1 && SecretPairs.Contains(words[^2] + " " + words[^1]))
        {
            return true;
        }

        return words[^1] is "key" or "keys"
            ? !words.Take(words.Count - 1).Any(OpenKeys.Contains)
            : words.Any(word => IsSecretWord(word, words));
    }

    /// <summary>Whether a leaf of this name, inside a container for a secret, only describes the secret.</summary>
    public static bool IsHarmless(string localName) => Words(localName) is [.., var last] && HarmlessEnds.Contains(last);

    private static bool IsSecretWord(string word, List<string> words) => word switch
    {
        "community" or "communities" => !words.Any(OpenCommunities.Contains),
        "pass" => words is [.., "pass"],
        _ => SecretWords.Contains(word),
    };

    private static string Squeeze(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var atEnd = i == name.Length || !char.IsLetterOrDigit(name[i]);
            var atHump = !atEnd && i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (!atEnd && !atHump)
            {
                continue;
            }

            if (i > start)
            {
                words.Add(name[start..i].ToLowerInvariant());
            }

            start = atHump ? i : i + 1;
        }

        return words;
    }
}
