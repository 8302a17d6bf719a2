using System.Net;
using System.Net.Sockets;

namespace NetMcp.Server.Outbound;

/// <summary>
/// Which addresses the gateway itself may connect to for a URL of the configuration: any on the public Internet, a private one only where the operator
/// said so, and one that answers for the machine or the cloud that the gateway runs on (link-local and metadata addresses) never.
/// </summary>
/// <param name="allowPrivate">Whether private and loopback addresses are allowed.</param>
/// <param name="allowed">Private networks that are allowed whatever <paramref name="allowPrivate"/> says.</param>
internal sealed class AddressRules(bool allowPrivate, IReadOnlyList<IPNetwork> allowed)
{
    /// <summary>What is never connected to: "this network", link-local, multicast, reserved, and what clouds put their metadata on outside of link-local.</summary>
    private static readonly IPNetwork[] Never = Networks(
        "0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4", "100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32",
        "::/128", "fe80::/10", "ff00::/8", "fd00:ec2::254/128", "fd20:ce::254/128", "2001::/32");

    /// <summary>RFC 6890 and RFC 4193: not for the public Internet.</summary>
    private static readonly IPNetwork[] Private = Networks(
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "::1/128", "fc00::/7", "fec0::/10", "100::/64", "2001:db8::/32", "64:ff9b:1::/48");

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");

    /// <summary>The rules that allow the public Internet only.</summary>
    public static AddressRules PublicOnly { get; } = new(allowPrivate: false, []);

    /// <summary>Why an address is not connected to; null when it may be.</summary>
    public string? FindObjection(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = Embedded(address);
        if (Never.Any(network => network.Contains(plain)))
        {
            return "a link-local, metadata, multicast or reserved address is never connected to";
        }

        return !Private.Any(network => network.Contains(plain)) || allowPrivate || allowed.Any(network => network.Contains(plain))
            ? null
            : "a private address is connected to only where the configuration allows it";
    }

    /// <summary>The IPv4 address that an IPv6 address stands for (mapped, NAT64 of RFC 6052, 6to4 of RFC 3056): else a rule could be gone round by another spelling.</summary>
    private static IPAddress Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        // Without the zone: it is no part of the address, but of equality.
        var bytes = address.GetAddressBytes();
        var plain = new IPAddress(bytes);
        if (plain.IsIPv4MappedToIPv6)
        {
            return plain.MapToIPv4();
        }

        if (SixToFour.Contains(plain))
        {
            return new IPAddress(bytes.AsSpan(2, 4));
        }

        var isAnIPv4Address = Nat64.Contains(plain) || (Compatible.Contains(plain) && !plain.Equals(IPAddress.IPv6Any) && !plain.Equals(IPAddress.IPv6Loopback));
        return isAnIPv4Address ? new IPAddress(bytes.AsSpan(12, 4)) : plain;
    }

    private static IPNetwork[] Networks(params string[] texts) => [.. texts.Select(IPNetwork.Parse)];
}
