using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NetMcp.Bench.FakeDevice;

/// <summary>
/// A NETCONF server of hand-written bytes, run by sshd as its subsystem: it finds the message-id of each rpc and answers with bytes that were made
/// before. No XML is parsed and no configuration is kept, so that a read costs the device next to nothing and the gateway is what is measured.
/// </summary>
internal static class HandWrittenDevice
{
    /// <summary>The argument with which this program is the device.</summary>
    public const string Argument = "--hand-written-device";

    /// <summary>The module that it has, and the container in it.</summary>
    public const string Path = "/bench-interfaces:interfaces";

    private const string Module = """
        module bench-interfaces {
          yang-version 1.1;
          namespace "urn:example:bench-interfaces";
          prefix bi;
          revision 2026-11-21;
          container interfaces {
            list interface {
              key name;
              leaf name { type string; }
              leaf description { type string; }
              leaf enabled { type boolean; }
              leaf mtu { type uint16; }
            }
          }
        }
        """;

    private const string Hello = """
        <hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities><capability>urn:ietf:params:netconf:base:1.1</capability>
        <capability>urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring</capability>
        <capability>urn:example:bench-interfaces?module=bench-interfaces&amp;revision=2026-11-21</capability></capabilities><session-id>7</session-id></hello>]]>]]>
        """;

    private static readonly byte[] ChunksEnd = "\n##\n"u8.ToArray();
    private static readonly byte[] MessageId = "message-id=\""u8.ToArray();
    private static readonly byte[] Schema = Reply("<data xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring\">" + Module + "</data>");
    private static readonly byte[] Ok = Reply("<ok/>");
    private static readonly byte[] Data = Reply("<data><interfaces xmlns=\"urn:example:bench-interfaces\">" + string.Concat(Enumerable.Range(0, 8).Select(number =>
        $"<interface><name>eth{number}</name><description>to edge-{number}</description><enabled>true</enabled><mtu>1500</mtu></interface>")) + "</interfaces></data>");

    /// <summary>Serves one session on standard input and output.</summary>
    public static int Run()
    {
        using var input = new SafeFileHandle(0, ownsHandle: false);
        using var output = new SafeFileHandle(1, ownsHandle: false);
        using var from = new FileStream(input, FileAccess.Read, bufferSize: 0);
        using var to = new FileStream(output, FileAccess.Write, bufferSize: 0);
        to.Write(Encoding.UTF8.GetBytes(Hello));
        var buffer = new byte[256 * 1024];
        var (filled, isFirst) = (0, true);
        for (int read; filled < buffer.Length && (read = from.Read(buffer, filled, buffer.Length - filled)) > 0;)
        {
            filled += read;
            var rest = buffer.AsSpan(0, filled);
            while (Take(ref rest, isFirst ? "]]>]]>"u8 : ChunksEnd) is { IsEmpty: false } message)
            {
                if (!isFirst && !Answer(to, message))
                {
                    return 0;
                }

                isFirst = false;
            }

            rest.CopyTo(buffer);
            filled = rest.Length;
        }

        return 0;
    }

    private static ReadOnlySpan<byte> Take(ref Span<byte> rest, ReadOnlySpan<byte> end)
    {
        var at = rest.IndexOf(end);
        if (at < 0)
        {
            return default;
        }

        var message = rest[..(at + end.Length)];
        rest = rest[(at + end.Length)..];
        return message;
    }

    private static bool Answer(FileStream to, ReadOnlySpan<byte> rpc)
    {
        var id = rpc[(rpc.IndexOf(MessageId) + MessageId.Length)..];
        id = id[..id.IndexOf((byte)'"')];
        var isEnd = rpc.IndexOf("close-session"u8) >= 0;
        var reply = isEnd ? Ok : rpc.IndexOf("get-schema"u8) >= 0 ? Schema : Data;
        Span<byte> bytes = stackalloc byte[reply.Length + 256];
        var head = Encoding.ASCII.GetBytes($"\n#{reply.Length + Start.Length + id.Length}\n", bytes);
        Start.CopyTo(bytes[head..]);
        head += Start.Length;
        id.CopyTo(bytes[head..]);
        head += id.Length;
        reply.CopyTo(bytes[head..]);
        head += reply.Length;
        ChunksEnd.CopyTo(bytes[head..]);
        to.Write(bytes[..(head + ChunksEnd.Length)]);
        return !isEnd;
    }

    private static ReadOnlySpan<byte> Start => "<rpc-reply xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\""u8;

    private static byte[] Reply(string content) => Encoding.UTF8.GetBytes("\">" + content + "</rpc-reply>");
}
