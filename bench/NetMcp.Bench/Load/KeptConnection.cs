using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NetMcp.Bench.Load;

/// <summary>
/// A kept HTTP connection that sends bytes and looks for the end of the answer. It shares the cores with what is measured, so it does no more than that:
/// HttpClient would take a good part of a core for itself.
/// </summary>
internal sealed class KeptConnection(Uri endpoint) : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[64 * 1024];

    public Task OpenAsync() => _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, endpoint.Port));

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <exception cref="InvalidOperationException">It is not the answer to a read.</exception>
    public async ValueTask SendAsync(byte[] request, byte[] expected)
    {
        await _socket.SendAsync(request, SocketFlags.None);
        var filled = 0;
        do
        {
            var read = filled < _buffer.Length ? await _socket.ReceiveAsync(_buffer.AsMemory(filled), SocketFlags.None) : 0;
            if (read == 0)
            {
                throw new InvalidOperationException("The answer did not end: " + Text(filled));
            }

            filled += read;
        }
        while (!IsWhole(_buffer.AsSpan(0, filled)));

        // A refusal would be answered fast and flatter the result.
        if (!_buffer.AsSpan(0, filled).StartsWith("HTTP/1.1 200"u8) || _buffer.AsSpan(0, filled).IndexOf(expected) < 0)
        {
            throw new InvalidOperationException("The call failed: " + Text(filled));
        }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var length = answer[..head].IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            // Chunked (RFC 9112 section 7.1); the data is JSON or an event, neither of which ends so.
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        }

        var digits = answer[(length + "Content-Length: ".Length)..head];
        var end = digits.IndexOf((byte)'\r');
        return answer.Length >= head + 4 + int.Parse(end < 0 ? digits : digits[..end]);
    }

    private string Text(int length) => Encoding.UTF8.GetString(_buffer, 0, length);
}
