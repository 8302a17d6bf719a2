using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace NetMcp.Core.Access;

/// <summary>
/// Whether two values of a key may name the same entry. The canonical form of the types of YANG themselves (RFC 7950 section 9) is made where a path is read;
/// that of addresses is written in the description of their typedefs only (RFC 6991 sections 3 and 4), and devices make it of whatever they are given.
/// So whoever is denied <c>2001:db8::1</c> must not reach it as <c>2001:DB8:0::1</c>.
/// </summary>
public static class KeyText
{
    private const int Longest = 128;

    private static readonly SearchValues<char> OfAddresses = SearchValues.Create("0123456789abcdefABCDEF:.-");

    /// <summary>
    /// Whether they are the same text, or addresses (IP with a zone or a prefix length, MAC, other hexadecimal ones) that are the same in another spelling. Errs on the
    /// side of the same: only for rules that deny.
    /// </summary>
    public static bool MayBeSame(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one == other
            || (IsAddress(one, out var host, out var tail) && IsAddress(other, out var otherHost, out var otherTail)
                && (one.Equals(other, StringComparison.OrdinalIgnoreCase) || IsSameIp(host, tail, otherHost, otherTail)));
    }

    // The tail is a zone or a prefix length, with its sign.
    private static bool IsAddress(string text, out ReadOnlySpan<char> host, out ReadOnlySpan<char> tail)
    {
        var end = text.AsSpan().IndexOfAny('/', '%');
        host = text.AsSpan(0, end < 0 ? text.Length : end);
        tail = end < 0 ? default : text.AsSpan(end);
        return text.Length <= Longest && host.ContainsAny(':', '.', '-') && !host.ContainsAnyExcept(OfAddresses);
    }

    private static bool IsSameIp(ReadOnlySpan<char> one, ReadOnlySpan<char> tail, ReadOnlySpan<char> other, ReadOnlySpan<char> otherTail)
    {
        if (Parse(one) is not { } address || Parse(other) is not { } otherAddress || address.AddressFamily != otherAddress.AddressFamily)
        {
            return false;
        }

        // The bits behind the length of a prefix are none of it (RFC 6991: set to zero in the canonical form).
        return Length(tail) is { } bits && Length(otherTail) == bits
            ? IsSame(address.GetAddressBytes(), otherAddress.GetAddressBytes(), bits)
            : tail.SequenceEqual(otherTail) && address.Equals(otherAddress);
    }

    private static IPAddress? Parse(ReadOnlySpan<char> host) =>
        IPAddress.TryParse(host, out var address) && (address.AddressFamily == AddressFamily.InterNetworkV6 || host.Count('.') == 3) ? address : null;

    private static int? Length(ReadOnlySpan<char> tail) => tail is ['/', .. var digits] && byte.TryParse(digits, out var bits) ? bits : null;

    private static bool IsSame(byte[] one, byte[] other, int bits)
    {
        for (var i = 0; i < one.Length; i++)
        {
            var mask = (byte)(0xFF00 >> Math.Clamp(bits - (8 * i), 0, 8));
            if (((one[i] ^ other[i]) & mask) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
