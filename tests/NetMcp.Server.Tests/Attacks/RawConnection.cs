using System.Net;
using System.Net.Sockets;
using System.Text;
using NetMcp.TestKit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>A connection to the attacked gateway on which every byte is the test's own.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    private RawConnection(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    /// <summary>Connects, and sends the beginning of a request.</summary>
    public static async Task<RawConnection> OpenAsync(AttackLab lab, string begin)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(IPAddress.Loopback, new Uri(lab.App.Urls.First()).Port).Guarded();
        var connection = new RawConnection(client);
        await connection._stream.WriteAsync(Encoding.ASCII.GetBytes(begin)).Guarded();
        return connection;
    }

    /// <summary>Sends more; false when the gateway has cut it off.</summary>
    public async Task<bool> TrySendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancellationToken).Guarded();
            return true;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>The first line of the answer; empty when the connection ended without one.</summary>
    public async Task<string> StatusLineAsync()
    {
        using var reader = new StreamReader(_stream, Encoding.Latin1, leaveOpen: true);
        try
        {
            return await reader.ReadLineAsync().Guarded() ?? string.Empty;
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    /// <summary>How many bytes there are to its end.</summary>
    public async Task<(long Count, string Begin)> ToEndAsync()
    {
        var (count, begin, buffer) = (0L, string.Empty, new byte[64 * 1024]);
        try
        {
            while (await _stream.ReadAsync(buffer).Guarded() is > 0 and var read)
            {
                begin = count == 0 ? Encoding.Latin1.GetString(buffer, 0, read) : begin;
                count += read;
            }
        }
        catch (IOException)
        {
            // Cut off; what was said before is there.
        }

        return (count, begin);
    }

    public void Dispose() => _client.Dispose();
}
