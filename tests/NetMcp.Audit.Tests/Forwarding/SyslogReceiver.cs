using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NetMcp.TestKit;

namespace NetMcp.Audit.Tests.Forwarding;

/// <summary>A syslog server written by hand: reads frames of RFC 6587 section 3.4.1 byte by byte, and cuts connections when it is told to.</summary>
internal sealed class SyslogReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly X509Certificate2? _certificate;
    private readonly Func<int, bool> _cut;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<string> _messages = [];
    private readonly Task _serving;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="port">Where to listen; 0 for any.</param>
    /// <param name="cut">Told how many messages have come in all; true ends the connection there and then.</param>
    /// <param name="certificate">With TLS: the server's.</param>
    public SyslogReceiver(int port = 0, Func<int, bool>? cut = null, X509Certificate2? certificate = null)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _cut = cut ?? (_ => false);
        _certificate = certificate;
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections { get; private set; }

    /// <summary>How many connections ended as TLS ends them, or TCP.</summary>
    public int OrderlyEnds { get; private set; }

    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    public async Task WhenAsync(Func<IReadOnlyList<string>, bool> condition)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                more = _more.Task;
            }

            if (condition(Messages))
            {
                return;
            }

            await more.Guarded();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving.Guarded();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                await ReadAsync(client);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or System.Security.Authentication.AuthenticationException)
            {
                // The next one.
            }
        }
    }

    private async Task ReadAsync(TcpClient client)
    {
        Stream stream = client.GetStream();
        if (_certificate is not null)
        {
            var secured = new SslStream(stream);
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
            stream = secured;
        }

        while (true)
        {
            var length = 0;
            int next;
            while ((next = await ByteAsync(stream)) != ' ')
            {
                if (next < 0)
                {
                    OrderlyEnds++;
                    return;
                }

                length = (length * 10) + int.Parse(((char)next).ToString(), CultureInfo.InvariantCulture);
            }

            var message = new byte[length];
            await stream.ReadExactlyAsync(message, _stop.Token);
            int count;
            lock (_lock)
            {
                _messages.Add(Encoding.UTF8.GetString(message));
                count = _messages.Count;
                var more = _more;
                _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                more.SetResult();
            }

            if (_cut(count))
            {
                // A reset: what is on its way is lost.
                client.LingerState = new LingerOption(true, 0);
                return;
            }
        }
    }

    private async Task<int> ByteAsync(Stream stream)
    {
        var one = new byte[1];
        return await stream.ReadAsync(one, _stop.Token) == 1 ? one[0] : -1;
    }
}
