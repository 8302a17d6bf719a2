using System.Net;
using System.Net.Sockets;

namespace NetMcp.Server.Outbound;

/// <summary>
/// HTTP requests of the gateway's own: to URLs that stand in the configuration, or in what a configured server publishes about itself; never to one that a
/// caller or a token names. https, and http on the loopback only. The address is checked when the connection is made and the connection is made to the
/// address that was checked, so that a name that changes its mind in between (DNS rebinding) gains nothing. No redirections, proxies, cookies or
/// compression. Safe for use from several threads.
/// </summary>
internal sealed class GuardedHttp : IDisposable
{
    private readonly AddressRules _rules;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    /// <summary>Makes a client.</summary>
    /// <param name="rules">Which addresses may be connected to.</param>
    /// <param name="time">The time that time-outs are measured by.</param>
    /// <param name="resolve">Finds the addresses of a host name; null for the system's resolver.</param>
    public GuardedHttp(AddressRules rules, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        _rules = rules;
        _time = time;
        _resolve = resolve ?? Dns.GetHostAddressesAsync;
        _client = CreateClient();
    }

    /// <summary>A client of the same rules for whatever makes its requests by itself. Whoever asks disposes it; requests have no time-out of their own.</summary>
    public HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = ConnectAsync,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        UseCookies = false,
        UseProxy = false,
    })
    {
        // Limits are of each request.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Why a URL is not one that requests go to; null when it is. Its host's addresses are looked at when it is connected to.</summary>
    public static string? FindObjection(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp) || url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            return "it must be an https URL without user information and fragment";
        }

        return url.Scheme == Uri.UriSchemeHttps || IsLoopbackName(url.IdnHost) ? null : "http is for 127.0.0.1, [::1] and localhost only; use https";
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <param name="request">The request. Disposed with its content when the task is done.</param>
    /// <param name="limits">How much of an answer is taken.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<OutboundResult> SendAsync(HttpRequestMessage request, OutboundLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(limits);
        using (request)
        {
            if (request.RequestUri is not { } url || FindObjection(url) is not null)
            {
                return new OutboundResult.Refused("The URL is refused: " + (request.RequestUri is { } wrong ? FindObjection(wrong) : "there is none") + ".");
            }

            using var timeout = new CancellationTokenSource(limits.Timeout, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            try
            {
                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
                return await ReadAsync(response, limits, either.Token) is { } body
                    ? new OutboundResult.Answered(response.StatusCode, response.Content.Headers.ContentType?.MediaType, body, response.Headers.CacheControl?.MaxAge)
                    : new OutboundResult.Failed($"The answer has more than {limits.MaxBytes} bytes.");
            }
            catch (Exception e) when (Refusal(e) is { } refusal)
            {
                return new OutboundResult.Refused(refusal.Message);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return new OutboundResult.Failed($"There was no whole answer within {limits.Timeout.TotalSeconds:0} s.");
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                return new OutboundResult.Failed(Explain(e));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static bool IsLoopbackName(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static OutboundRefusedException? Refusal(Exception? e) => e as OutboundRefusedException ?? (e?.InnerException is { } inner ? Refusal(inner) : null);

    private static string Explain(Exception e) => (e as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "The name of the host cannot be resolved.",
        HttpRequestError.ConnectionError => "The connection cannot be made.",
        HttpRequestError.SecureConnectionError => "TLS failed; look at the certificate of the server.",
        HttpRequestError.ConfigurationLimitExceeded => "The answer's header is too large.",
        _ => "The connection broke, or the answer was not HTTP.",
    };

    private static async Task<byte[]?> ReadAsync(HttpResponseMessage response, OutboundLimits limits, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > limits.MaxBytes)
        {
            return null;
        }

        // One byte more than is allowed, to see that it is too much; nothing is read beyond.
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var body = new MemoryStream();
        var buffer = new byte[Math.Min(16 * 1024, limits.MaxBytes + 1)];
        while (await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, limits.MaxBytes + 1 - body.Length)), cancellationToken) is > 0 and var read)
        {
            body.Write(buffer, 0, read);
            if (body.Length > limits.MaxBytes)
            {
                return null;
            }
        }

        return body.ToArray();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, cancellationToken);
        var plain = context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttp;
        var objections = addresses.ToLookup(address => _rules.FindObjection(address) ?? (plain && !IPAddress.IsLoopback(address) ? "http is for the loopback only" : null));
        var good = objections[null].ToArray();
        if (good.Length == 0 && addresses.Length > 0)
        {
            throw new OutboundRefusedException($"The host {host} is not connected to: {objections.First().Key}.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // To addresses and not to the name, which could have others by now.
            await socket.ConnectAsync(good, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
