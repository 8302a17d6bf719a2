using System.Security.Cryptography;
using System.Text;

namespace NetMcp.Ssh.HostKeys;

/// <summary>One line of known_hosts: [marker] hosts type base64 [comment] (sshd(8)).</summary>
internal sealed class KnownHostsLine
{
    private const string RevokedMarker = "@revoked";
    private const string HashMark = "|1|";

    private readonly string[] _patterns;

    private KnownHostsLine(string[] patterns, SshHostKey key, bool isRevoked, string text)
    {
        _patterns = patterns;
        Key = key;
        IsRevoked = isRevoked;
        Text = text;
    }

    public SshHostKey Key { get; }

    public bool IsRevoked { get; }

    public string Text { get; }

    /// <summary>Whether the line is for one host only, written as OpenSSH writes it, so that it may be replaced.</summary>
    public bool IsForOneHost => _patterns.Length == 1 && !IsRevoked && _patterns[0].IndexOfAny(['*', '?', '!']) < 0;

    /// <returns>The line, or null for comments, certificate authorities (not supported, so never trusted) and what is not a line.</returns>
    public static KnownHostsLine? TryParse(string text)
    {
        var fields = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var isRevoked = fields.Length > 0 && fields[0] == RevokedMarker;
        var first = isRevoked ? 1 : 0;
        if (fields.Length < first + 3 || fields[0].StartsWith('#') || (!isRevoked && fields[0].StartsWith('@')))
        {
            return null;
        }

        var key = SshHostKey.TryParse(fields[first + 2]);
        return key is null || key.Type != fields[first + 1]
            ? null
            : new KnownHostsLine(fields[first].Split(',', StringSplitOptions.RemoveEmptyEntries), key, isRevoked, text);
    }

    /// <param name="name">As <see cref="KnownHostsName.Of"/> makes it.</param>
    public bool Matches(string name)
    {
        var matches = false;
        foreach (var pattern in _patterns)
        {
            if (pattern.StartsWith('!'))
            {
                // A negated match rules the line out, whatever else matches.
                if (MatchesPattern(pattern.AsSpan(1), name))
                {
                    return false;
                }
            }
            else
            {
                matches |= pattern.StartsWith(HashMark, StringComparison.Ordinal) ? MatchesHash(pattern, name) : MatchesPattern(pattern, name);
            }
        }

        return matches;
    }

    /// <summary>Hashed names: |1|base64 salt|base64 HMAC-SHA1(salt, name).</summary>
    private static bool MatchesHash(string pattern, string name)
    {
        var parts = pattern.Split('|');
        if (parts.Length != 4)
        {
            return false;
        }

        Span<byte> salt = stackalloc byte[HMACSHA1.HashSizeInBytes];
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        if (!Convert.TryFromBase64String(parts[2], salt, out var saltLength) || !Convert.TryFromBase64String(parts[3], hash, out var hashLength))
        {
            return false;
        }

#pragma warning disable CA5350 // The format has SHA-1; it hides names and protects nothing here.
        var expected = HMACSHA1.HashData(salt[..saltLength], Encoding.UTF8.GetBytes(name));
#pragma warning restore CA5350
        return hash[..hashLength].SequenceEqual(expected);
    }

    /// <summary>'*' is any text and '?' any character; names have no case.</summary>
    private static bool MatchesPattern(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int p = 0, n = 0, star = -1, retry = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || char.ToLowerInvariant(pattern[p]) == name[n]))
            {
                (p, n) = (p + 1, n + 1);
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                (star, retry) = (p++, n);
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
