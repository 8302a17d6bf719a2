using System.Net;
using System.Text.Json;
using NetMcp.Server.Outbound;
using NetMcp.Trust.AccessTokens;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>
/// Finds the keys of the configured authorization server: its metadata (RFC 8414 section 3, or OpenID Connect Discovery 1.0 section 4), which must name exactly
/// the issuer that was asked for (RFC 8414 section 3.3), and then the set at its <c>jwks_uri</c>. No URL is ever taken from a token.
/// </summary>
internal sealed class ProviderDiscovery
{
    private static readonly OutboundLimits MetadataLimits = new(256 * 1024, TimeSpan.FromSeconds(5));
    private static readonly OutboundLimits KeyLimits = new(ProviderKeySet.MaxBytes, TimeSpan.FromSeconds(5));
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private readonly string _issuer;
    private readonly IReadOnlyList<Uri> _places;
    private readonly GuardedHttp _http;

    /// <summary>Prepares to ask.</summary>
    /// <param name="issuer">The issuer, as tokens have it: an https URL without query and fragment.</param>
    /// <param name="http">The way out.</param>
    public ProviderDiscovery(string issuer, GuardedHttp http)
    {
        _issuer = issuer;
        _http = http;
        _places = PlacesOf(new Uri(issuer));
    }

    /// <summary>Where the metadata may be, in the order of the MCP authorization specification.</summary>
    public static IReadOnlyList<Uri> PlacesOf(Uri issuer)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        var (origin, path) = (issuer.GetLeftPart(UriPartial.Authority), issuer.AbsolutePath.TrimEnd('/'));
        string[] places =
        [
            $"{origin}/.well-known/oauth-authorization-server{path}",
            $"{origin}/.well-known/openid-configuration{path}",
            $"{origin}{path}/.well-known/openid-configuration",
        ];
        return [.. places.Distinct(StringComparer.Ordinal).Select(place => new Uri(place))];
    }

    /// <summary>Fetches metadata and keys.</summary>
    public async Task<ProviderFetch> FetchAsync(CancellationToken cancellationToken)
    {
        var reason = "";
        foreach (var place in _places)
        {
            switch (await GetAsync(place, MetadataLimits, cancellationToken))
            {
                case OutboundResult.Answered { Status: HttpStatusCode.OK } answer:
                    // A document that is there is the one: to look on after a wrong one would let it be chosen which counts.
                    return KeySetUrl(answer.Body, out var fault) is { } url ? await FetchKeysAsync(url, cancellationToken) : new ProviderFetch.Failed($"{place}: {fault}");
                case OutboundResult.Answered answer:
                    reason = $"{place} answered {(int)answer.Status}.";
                    break;
                case OutboundResult.Refused refused:
                    return new ProviderFetch.Failed($"{place}: {refused.Reason}");
                case OutboundResult.Failed failed:
                    return new ProviderFetch.Failed($"{place}: {failed.Reason}");
            }
        }

        return new ProviderFetch.Failed("The authorization server publishes no metadata: " + reason);
    }

    private Task<OutboundResult> GetAsync(Uri url, OutboundLimits limits, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.ParseAdd("application/json");
        return _http.SendAsync(request, limits, cancellationToken);
    }

    private async Task<ProviderFetch> FetchKeysAsync(Uri url, CancellationToken cancellationToken) => await GetAsync(url, KeyLimits, cancellationToken) switch
    {
        OutboundResult.Answered { Status: HttpStatusCode.OK } answer => ProviderKeySet.Read(answer.Body).TryGet(out var keys, out var refusals)
            ? new ProviderFetch.Fetched(keys, answer.MaxAge)
            : new ProviderFetch.Failed($"{url}: {string.Join(' ', refusals)}"),
        OutboundResult.Answered answer => new ProviderFetch.Failed($"{url} answered {(int)answer.Status}."),
        OutboundResult.Refused refused => new ProviderFetch.Failed($"{url}: {refused.Reason}"),
        OutboundResult.Failed failed => new ProviderFetch.Failed($"{url}: {failed.Reason}"),
        _ => throw new InvalidOperationException(),
    };

    private Uri? KeySetUrl(ReadOnlyMemory<byte> utf8, out string fault)
    {
        fault = "It is not a JSON object with each member once.";
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            var metadata = document.RootElement;
            if (metadata.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            if (Text(metadata, "issuer") != _issuer)
            {
                fault = "It names another issuer than the configuration; they must be the same to the letter (RFC 8414 section 3.3).";
                return null;
            }

            fault = "It has no 'jwks_uri' that may be fetched.";
            return Uri.TryCreate(Text(metadata, "jwks_uri"), UriKind.Absolute, out var url) && GuardedHttp.FindObjection(url) is null ? url : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The one says that it is not JSON, the other that a text in it is not one.
            return null;
        }
    }

    private static string? Text(JsonElement metadata, string name) =>
        metadata.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
