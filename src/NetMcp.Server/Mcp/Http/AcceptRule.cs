using Microsoft.Net.Http.Headers;
using ModelContextProtocol;

namespace NetMcp.Server.Mcp.Http;

/// <summary>What a client must be willing to read: a POST may be answered with JSON or with a stream, a GET with a stream.</summary>
internal static class AcceptRule
{
    private const string Json = "application/json";
    private const string EventStream = "text/event-stream";

    /// <summary>Null when a POST may go on.</summary>
    public static Refusal? CheckPost(HttpRequest request) =>
        Accepts(request, Json, EventStream)
            ? null
            : NotAcceptable("The Accept header of a POST must name both application/json and text/event-stream.");

    /// <summary>Null when a GET may go on.</summary>
    public static Refusal? CheckGet(HttpRequest request) =>
        Accepts(request, EventStream) ? null : NotAcceptable("The Accept header of a GET must name text/event-stream.");

    private static bool Accepts(HttpRequest request, params ReadOnlySpan<string> types)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
        {
            return false;
        }

        foreach (var type in types)
        {
            var wanted = new MediaTypeHeaderValue(type);
            var found = false;
            foreach (var one in accepted)
            {
                found |= one.Quality is not 0 && wanted.IsSubsetOf(WithoutParameters(one));
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    // "application/json;q=0.9" accepts application/json, but q would count as a parameter that the wanted type lacks.
    private static MediaTypeHeaderValue WithoutParameters(MediaTypeHeaderValue value) =>
        value.Parameters.Count == 0 ? value : new MediaTypeHeaderValue(value.MediaType);

    private static Refusal NotAcceptable(string message) => new(StatusCodes.Status406NotAcceptable, (int)McpErrorCode.InvalidRequest, message);
}
