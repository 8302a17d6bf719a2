using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using NetMcp.Server.Mcp;

namespace NetMcp.Server.Authorization.OAuth;

/// <summary>
/// Reads the form (RFC 6749 appendix B) of a request for a token, which anybody may send: within limits of size, parameters and time. The framework's own reading
/// would cut the connection off when its time is up, and nobody would be told why.
/// </summary>
internal sealed class TokenForm
{
    /// <summary>The most bytes of a request.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int MaxParameters = 32;
    private const int MaxNameLength = 64;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly McpEndpointOptions _options;
    private readonly TimeProvider _time;

    public TokenForm(IOptions<McpEndpointOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
    }

    /// <summary>The parameters that have a value, or what is the matter with the request.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async ValueTask<(IReadOnlyDictionary<string, string>? Parameters, string? Objection)> ReadAsync(HttpContext http)
    {
        if (!IsForm(http.Request.ContentType))
        {
            return (null, "The request is application/x-www-form-urlencoded, in UTF-8.");
        }

        using var timeout = new CancellationTokenSource(_options.BodyTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, http.RequestAborted);
        try
        {
            return Parse(await ReadAsync(http, either.Token));
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or DecoderFallbackException || (e is IOException && !http.RequestAborted.IsCancellationRequested))
        {
            return (null, $"The request is a form of at most {MaxBytes} bytes and {MaxParameters} parameters.");
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.Headers.Connection = "close";
            return (null, "The request did not arrive in time.");
        }
    }

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) &&
        (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<string> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes;
        }

        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.IsCompleted)
            {
                var text = Strict.GetString(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return text;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    // RFC 6749 section 3.2: a parameter stands once, and one without a value is as if it were not there.
    private static (IReadOnlyDictionary<string, string>? Parameters, string? Objection) Parse(string body)
    {
        using var form = new FormReader(body) { ValueCountLimit = MaxParameters, KeyLengthLimit = MaxNameLength, ValueLengthLimit = MaxBytes };
        var parameters = form.ReadForm();
        return parameters.Values.Any(value => value.Count > 1)
            ? (null, "A parameter stands twice.")
            : (parameters.Where(parameter => parameter.Value.ToString().Length > 0).ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString(), StringComparer.Ordinal), null);
    }
}
