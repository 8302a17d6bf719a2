using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Cli.Trust;
using NetMcp.Tools.Results;
using NetMcp.Trust.Keys;

namespace NetMcp.Server.Cli.Client;

/// <summary>Asks a running gateway for what is there for people and commands: approvals, and the records of what commands do.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly string _place;

    private ApiClient(HttpMessageHandler handler, Uri address, string place, TimeSpan timeout)
    {
        (_address, _place) = (address, place);
        _http = new HttpClient(handler) { Timeout = timeout, MaxResponseContentBufferSize = 64 << 20 };
    }

    /// <summary>Over the socket of this machine's gateway, which learns from the kernel who asks.</summary>
    public static ApiClient OverSocket(string path, TimeSpan timeout) => new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        },
        new Uri("http://localhost"),
        path,
        timeout);

    /// <summary>Over HTTP with a token.</summary>
    /// <exception cref="CliException">The address is none, or a file cannot be used.</exception>
    public static ApiClient OverHttp(CliConsole console, string server, string token, string? key, TimeSpan timeout)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            // A token that others can read on the way is theirs.
            throw new CliException(CliExitCode.Usage, "--server must be an https address; http is for the loopback only.");
        }

        var handler = new CredentialHandler(TrustFiles.Chain(console, token), key is null ? null : TrustFiles.Use(() => KeyFile.Read(key)), resource: null, TimeProvider.System);
        return new ApiClient(handler, address, address.ToString(), timeout);
    }

    /// <summary>Asks.</summary>
    /// <exception cref="CliException">No gateway answers, or it refuses.</exception>
    public async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        var url = new Uri(_address, path);
        try
        {
            using var request = new HttpRequestMessage(method, url) { Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
            using var response = await _http.SendAsync(request, cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CliException(CliExitCode.Unavailable, $"The gateway at {_place} did not answer in time.");
        }
        catch (Exception e) when (e is HttpRequestException or ArgumentOutOfRangeException)
        {
            // Out of range is the path of a socket that is too long for one.
            throw new CliException(CliExitCode.Unavailable, TerminalText.Clean($"No gateway answers at {_place}, or it may not be connected to: {e.Message}"), e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // Once more, so that it does not rest on what a gateway of another release sends.
        var text = UntrustedText.NeutralizeJson(await response.Content.ReadAsStringAsync(cancellationToken));
        JsonObject? content = null;
        try
        {
            content = JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            // Said below.
        }

        if (response.IsSuccessStatusCode && content is not null)
        {
            return content;
        }

        var reason = (string?)content?["detail"] ?? (string?)content?["error"]?["message"] ?? $"HTTP status {(int)response.StatusCode}";
        throw new CliException(CliExitCode.Failed, TerminalText.Clean("The gateway refused: " + reason));
    }
}
