using System.Buffers;
using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NetMcp.Audit.Forwarding;

/// <summary>A connection to a syslog server. Messages go with their length before them (RFC 6587 section 3.4.1, RFC 5425 section 4.3).</summary>
internal sealed partial class SyslogConnection : IAsyncDisposable
{
    // SIOCOUTQ: the bytes that the peer's machine has not acknowledged.
    private const nuint UnacknowledgedBytes = 0x5411;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly Task _closed;

    private SyslogConnection(Socket socket, Stream stream, SyslogOptions options, TimeProvider time)
    {
        (_socket, _stream, _time, _patience) = (socket, stream, time, options.Patience);
        _closed = UntilClosedAsync();
    }

    /// <summary>Done when the server has closed the connection. A syslog server says nothing, so whatever comes is the end.</summary>
    public Task Closed => _closed;

    /// <summary>Connects, and with TLS checks the server's certificate and name (RFC 5425 section 5.2).</summary>
    /// <exception cref="IOException">It failed.</exception>
    public static async Task<SyslogConnection> OpenAsync(SyslogOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, either.Token).ConfigureAwait(false);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (options.Tls)
            {
                var secured = new SslStream(stream);
                stream = secured;
                await secured.AuthenticateAsClientAsync(Authentication(options), either.Token).ConfigureAwait(false);
            }

            return new SyslogConnection(socket, stream, options, time);
        }
        catch (Exception e)
        {
            stream?.Dispose();
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw e is SocketException or AuthenticationException or OperationCanceledException or IOException or System.Security.Cryptography.CryptographicException
                ? new IOException($"The syslog server {options.Host}:{options.Port} cannot be reached: {(e is OperationCanceledException ? "it does not answer" : e.Message)}", e)
                : e;
        }
    }

    /// <summary>Sends messages, and waits until the server's machine has acknowledged all their bytes.</summary>
    /// <exception cref="IOException">The connection was lost, or takes too long.</exception>
    public async Task SendAsync(IEnumerable<byte[]> messages, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var message in messages)
        {
            buffer.Write(Encoding.ASCII.GetBytes(message.Length.ToString(CultureInfo.InvariantCulture) + " "));
            buffer.Write(message);
        }

        using var limit = new CancellationTokenSource(_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _stream.WriteAsync(buffer.WrittenMemory, either.Token).ConfigureAwait(false);
            await _stream.FlushAsync(either.Token).ConfigureAwait(false);
            while (Unacknowledged() > 0)
            {
                ThrowIfClosed();
                await Task.Delay(Glance, _time, either.Token).ConfigureAwait(false);
            }

            ThrowIfClosed();
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The syslog server takes nothing.", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stream is SslStream { IsAuthenticated: true } secured && !_closed.IsCompleted)
        {
            try
            {
                // RFC 5425 section 4.4: the closure alert comes first.
                await secured.ShutdownAsync().WaitAsync(_patience, _time).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or InvalidOperationException or TimeoutException)
            {
                // It is closed in any case.
            }
        }

        await _stream.DisposeAsync().ConfigureAwait(false);
        await _closed.ConfigureAwait(false);
    }

    private static SslClientAuthenticationOptions Authentication(SyslogOptions options)
    {
        var authentication = new SslClientAuthenticationOptions { TargetHost = options.Host, EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 };
        if (options.CaFile is { } file)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(file);
            authentication.CertificateChainPolicy = policy;
        }

        return authentication;
    }

    private void ThrowIfClosed()
    {
        if (_closed.IsCompleted)
        {
            throw new IOException("The syslog server closed the connection.");
        }
    }

    private async Task UntilClosedAsync()
    {
        try
        {
            await _stream.ReadAsync(new byte[1]).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed in another way.
        }
    }

    private int Unacknowledged() => ioctl((int)_socket.SafeHandle.DangerousGetHandle(), UnacknowledgedBytes, out var bytes) == 0 ? bytes : 0;

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(int file, nuint request, out int value);
}
