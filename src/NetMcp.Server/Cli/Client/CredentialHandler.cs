using System.Net;
using System.Net.Http.Headers;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Proofs;

namespace NetMcp.Server.Cli.Client;

/// <summary>Adds the credential to every request, with a proof of its own (RFC 9449 section 7.1); asked for a nonce, it sends the request once more.</summary>
internal sealed class CredentialHandler : DelegatingHandler
{
    private const string Proof = "DPoP";
    private const string Nonce = "DPoP-Nonce";

    private readonly string _token;
    private readonly SigningKey? _key;
    private readonly Uri? _resource;
    private readonly TimeProvider _time;
    private volatile string? _nonce;

    /// <param name="token">The token or chain.</param>
    /// <param name="key">The key that it confirms; null sends it as a bearer token.</param>
    /// <param name="resource">The URL that the server knows itself by; null for the one that requests are sent to.</param>
    /// <param name="time">The clock.</param>
    public CredentialHandler(string token, SigningKey? key, Uri? resource, TimeProvider time)
        : base(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        _token = token;
        _key = key;
        _resource = resource;
        _time = time;
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var target = request.RequestUri!;
        if (target.Scheme != Uri.UriSchemeHttps && !target.IsLoopback)
        {
            throw new CliException(CliExitCode.Usage, "A token is sent over https only, or to this machine.");
        }

        if (request.Content is { } content)
        {
            await content.LoadIntoBufferAsync(cancellationToken);
        }

        Authorize(request);
        var answer = await base.SendAsync(request, cancellationToken);
        var known = _nonce;
        _nonce = answer.Headers.TryGetValues(Nonce, out var nonces) ? nonces.First() : known;
        if (_key is null || answer.StatusCode != HttpStatusCode.Unauthorized || _nonce == known)
        {
            return answer;
        }

        answer.Dispose();
        Authorize(request);
        return await base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _key?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Authorize(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue(_key is null ? "Bearer" : Proof, _token);
        if (_key is not null)
        {
            request.Headers.Remove(Proof);
            request.Headers.TryAddWithoutValidation(
                Proof, DpopProofWriter.Write(_key, new DpopRequest(request.Method.Method, _resource ?? request.RequestUri!, _token), _time.GetUtcNow(), _nonce));
        }
    }
}
