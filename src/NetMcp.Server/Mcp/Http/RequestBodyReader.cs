using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using NetMcp.Server.Mcp.Protocol;

namespace NetMcp.Server.Mcp.Http;

/// <summary>Reads a whole request body within its limits of size and time, and parses it.</summary>
internal sealed class RequestBodyReader
{
    private readonly McpEndpointOptions _options;
    private readonly MessageParser _parser;
    private readonly HeldBodies _held;
    private readonly TimeProvider _time;

    public RequestBodyReader(IOptions<McpEndpointOptions> options, MessageParser parser, HeldBodies held, TimeProvider time)
    {
        _held = held;
        _options = options.Value;
        _parser = parser;
        _time = time;
    }

    /// <summary>Reads and parses.</summary>
    /// <exception cref="OperationCanceledException">The client went away.</exception>
    public async Task<BodyReading> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            return new BodyReading.Refused(new Refusal(
                StatusCodes.Status415UnsupportedMediaType, (int)McpErrorCode.InvalidRequest, "The Content-Type must be application/json."));
        }

        // The server's own limit would end the connection in the middle of the upload, and the client would never read why.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        using var timeout = new CancellationTokenSource(_options.BodyTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, http.RequestAborted);
        try
        {
            return http.Request.ContentLength > _options.MaxRequestBodyBytes
                ? await DiscardAsync(http, either.Token)
                : await ReadWithinLimitAsync(http, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.Headers.Connection = "close";
            return new BodyReading.Refused(new Refusal(
                StatusCodes.Status408RequestTimeout, (int)McpErrorCode.InvalidRequest, "The request body did not arrive in time."));
        }
        catch (BadHttpRequestException e)
        {
            return Unreadable(e.StatusCode);
        }
        catch (IOException) when (!http.RequestAborted.IsCancellationRequested)
        {
            // Either the client went away and nobody reads this, or it sent what Kestrel's own checks do not foresee (a chunk of 2^64 bytes).
            return Unreadable(StatusCodes.Status400BadRequest);
        }
        catch (IOException e)
        {
            throw new OperationCanceledException("The client went away.", e, http.RequestAborted);
        }
    }

    private async Task<BodyReading> ReadWithinLimitAsync(HttpContext http, CancellationToken cancellationToken)
    {
        using var share = _held.Begin();
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (!share.TryHold(read.Buffer.Length))
            {
                reader.AdvanceTo(read.Buffer.End);
                http.Response.Headers.Connection = "close";
                return new BodyReading.Refused(new Refusal(
                    StatusCodes.Status503ServiceUnavailable, WireErrors.Unavailable, "Too many large requests are arriving at once; try again later, or send less in one."));
            }

            if (read.Buffer.Length > _options.MaxRequestBodyBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return await DiscardAsync(http, cancellationToken);
            }

            if (read.IsCompleted)
            {
                var parsed = Parse(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return parsed;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static BodyReading.Refused Unreadable(int status) =>
        new(new Refusal(status, (int)McpErrorCode.InvalidRequest, "The request body could not be read."));

    private BodyReading Parse(in ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
        {
            return _parser.Parse(body.First);
        }

        var length = (int)body.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(rented);
            return _parser.Parse(rented.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private async Task<BodyReading> DiscardAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var discarded = 0L;
        ReadResult read;
        do
        {
            read = await http.Request.BodyReader.ReadAsync(cancellationToken);
            discarded += read.Buffer.Length;
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted && discarded <= _options.MaxDiscardedBodyBytes);

        if (!read.IsCompleted)
        {
            http.Response.Headers.Connection = "close";
        }

        return new BodyReading.Refused(new Refusal(
            StatusCodes.Status413PayloadTooLarge,
            (int)McpErrorCode.InvalidRequest,
            $"The request is larger than {_options.MaxRequestBodyBytes} bytes; send less, in several calls if need be.")
        {
            Data = new JsonObject { ["limitBytes"] = _options.MaxRequestBodyBytes },
        });
    }
}
