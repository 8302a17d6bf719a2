using System.Buffers;
using System.Text.RegularExpressions;

namespace NetMcp.Devices.Masking;

/// <summary>
/// Finds what looks like a secret in text, whatever its name. All patterns match in linear time, because the text is a device's.
/// </summary>
internal sealed class SecretValues(IEnumerable<string> additional)
{
    // Every built-in pattern needs one of these; most values of a reply (names, numbers, addresses) have none.
    private static readonly SearchValues<string> Hints = SearchValues.Create(["$", " ", "\t", "=", "://", "-----", "eyJ", "%^%", ":"], StringComparison.Ordinal);

    // Each pattern's group "s" is the secret; without such a group the whole match is.
    private static readonly Regex[] BuiltIn = Compile(
    [
        // PEM and OpenSSH private keys; the end line may have been cut off.
        @"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|\z)",
        // crypt(5) hashes: $1$ MD5, $2a$ bcrypt, $5$ and $6$ SHA, $y$ yescrypt, $7$ scrypt...; Juniper's $8$ and $9$; Cisco's $8$, $9$, $14$.
        @"\$(?:1|2[abxy]?|3|5|6|7|8|9|10|14|y|gy|md5|sha1|scrypt|argon2id?|pbkdf2[a-z0-9-]*)\$[^\s<>""',;]{3,}",
        // ianach:crypt-hash (RFC 7317 section 3): $0$ is followed by the password in clear text.
        @"\$0\$[^\s<>""',;]+",
        // "password 7 0822455D0A16", "secret 5 ...", "key 7 ..." in configuration text.
        @"(?i)\b(?:password|passwd|secret|key|key-string|md5|community)[ \t]+(?:[0-9]{1,2}|encrypted|hash2?|sha512|ascii-text|hexadecimal)[ \t]+[""']?(?<s>[^\s<>""']{4,})",
        // name=value, name: value, "name is value" in free text (error messages, logs).
        @"(?i)\b(?:password|passwd|passphrase|pre-?shared-?key|psk|shared-?secret|secret|api-?key|private-?key|snmp-community|community-string|token)[""']?[ \t]*(?:[:=][ \t]*|[ \t]+is[ \t]+[""'])[""']?(?<s>[^\s<>""',;]{2,})",
        // user:password@ in a URL.
        @"(?i)\b[a-z][a-z0-9+.-]*://[^\s/:@<>]+:(?<s>[^\s/@<>]+)@",
        // Authorization headers and JSON Web Tokens.
        @"(?i)\b(?:bearer|basic)[ \t]+(?<s>[A-Za-z0-9._~+/=-]{16,})",
        @"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*",
        // What Nokia SR OS appends to, and Huawei wraps around, an enciphered value.
        @"(?<s>[^\s<>""']{8,})[""']? hash2\b",
        @"%\^%#[^\s<>]{8,}?%\^%#",
    ]);

    // Type 7 alone: a two-digit salt below 16 in decimal, then pairs of hexadecimal digits with at least one letter, nothing around it.
    private const string BareType7 = @"\A(?:0[0-9]|1[0-5])(?:[0-9A-F]{2}){4,40}\z";

    private const int ShortestType7 = 10;

    private static readonly Regex Type7 = new(BareType7, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private readonly Regex[] _additional = Compile(additional);

    /// <summary>Whether any pattern could match.</summary>
    public bool MayBeSecret(ReadOnlySpan<char> value) =>
        _additional.Length > 0 || value.ContainsAny(Hints) || (value.Length >= ShortestType7 && value[0] is '0' or '1' && char.IsAsciiDigit(value[1]));

    public bool IsSecret(string value) => IsBareType7(value) || Candidates(value).Any(pattern => pattern.IsMatch(value));

    public string Mask(string text, string mask)
    {
        if (IsBareType7(text))
        {
            return mask;
        }

        foreach (var pattern in Candidates(text))
        {
            text = pattern.Replace(text, match => match.Groups["s"] is { Success: true } secret
                ? string.Concat(match.Value.AsSpan(0, secret.Index - match.Index), mask, match.Value.AsSpan(secret.Index - match.Index + secret.Length))
                : mask);
        }

        return text;
    }

    private IEnumerable<Regex> Candidates(string text) => text.AsSpan().ContainsAny(Hints) ? BuiltIn.Concat(_additional) : _additional;

    // Counters and dates are digits too: only a value with a letter is taken for type 7.
    private static bool IsBareType7(string value) => value.Any(char.IsAsciiLetterUpper) && Type7.IsMatch(value);

    private static Regex[] Compile(IEnumerable<string> patterns) =>
        [.. patterns.Select(pattern => new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))];
}
