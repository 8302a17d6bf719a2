using System.Buffers;

namespace NetMcp.Changes;

/// <summary>
/// The handle of a change: <c>c-</c> and the first 32 hexadecimal digits of the SHA-256 of the plan's canonical form. A random number is part of
/// that, so that a handle tells nothing of what the plan holds.
/// </summary>
public readonly record struct ChangeId
{
    private const string Prefix = "c-";
    private const int Digits = 32;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private ChangeId(string value) => Value = value;

    /// <summary>The text, as tools and commands show it.</summary>
    public string Value { get; }

    /// <summary>Takes the first digits of a hash.</summary>
    /// <param name="sha256Hex">64 hexadecimal digits, lower case.</param>
    public static ChangeId OfHash(string sha256Hex)
    {
        ArgumentNullException.ThrowIfNull(sha256Hex);
        return new ChangeId(Prefix + sha256Hex[..Digits]);
    }

    /// <summary>Reads what somebody wrote; false for anything that no handle looks like.</summary>
    public static bool TryParse(string? text, out ChangeId id)
    {
        if (text is { Length: 34 } && text.StartsWith(Prefix, StringComparison.Ordinal) && !text.AsSpan(Prefix.Length).ContainsAnyExcept(HexDigits))
        {
            id = new ChangeId(text);
            return true;
        }

        id = default;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
