using System.Globalization;
using System.Text;

namespace NetMcp.Yang.Bench;

/// <summary>Makes a document of ietf-interfaces (RFC 8343) as a large router would send it.</summary>
internal static class InterfacesDocument
{
    /// <summary>Writes interfaces until there are as many bytes.</summary>
    public static void Write(string file, long bytes)
    {
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false));
        writer.Write("<interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\">\n");
        var written = 0L;
        for (var number = 1; written < bytes; number++)
        {
            var text = Interface(number);
            writer.Write(text);
            written += text.Length;
        }

        writer.Write("</interfaces>\n");
    }

    private static string Interface(int number)
    {
        // No leafrefs: looking for what they refer to would be most of what yanglint does.
        var state = number % 3 == 0 ? "down" : "up";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <interface><name>GigabitEthernet0/0/{number}</name><description>customer {number} port</description><type xmlns:ianaift="urn:ietf:params:xml:ns:yang:iana-if-type">ianaift:ethernetCsmacd</type><enabled>true</enabled><admin-status>up</admin-status><oper-status>{state}</oper-status><last-change>2026-11-21T10:00:00Z</last-change><if-index>{number}</if-index><phys-address>00:11:22:33:44:55</phys-address><speed>1000000000</speed><statistics><discontinuity-time>2026-01-01T00:00:00Z</discontinuity-time><in-octets>{number * 123_456_789L}</in-octets><in-unicast-pkts>{number * 1_234_567L}</in-unicast-pkts><in-broadcast-pkts>{number * 17L}</in-broadcast-pkts><in-multicast-pkts>{number * 13L}</in-multicast-pkts><in-discards>0</in-discards><in-errors>0</in-errors><in-unknown-protos>0</in-unknown-protos><out-octets>{number * 987_654_321L}</out-octets><out-unicast-pkts>{number * 7_654_321L}</out-unicast-pkts><out-broadcast-pkts>1</out-broadcast-pkts><out-multicast-pkts>2</out-multicast-pkts><out-discards>0</out-discards><out-errors>0</out-errors></statistics></interface>

            """);
    }
}
