using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol;
using NetMcp.Changes.Approvals;
using NetMcp.Core.Access;
using NetMcp.Core.Auditing;
using NetMcp.Core.Outcomes;
using NetMcp.Server.Mcp.Http;
using NetMcp.Tools.Results;

namespace NetMcp.Server.Approvals;

/// <summary>
/// The HTTP interface of approvals, for people and what they work with. There are no cookies, so a browser sends nothing that would let a foreign page
/// act for somebody; what changes something takes JSON only, which such a page cannot send without being asked first.
/// </summary>
internal sealed class ApprovalEndpoints(IApprovals approvals, ILogger<ApprovalEndpoints> log)
{
    /// <summary>Where they are.</summary>
    public const string Path = "/api/approvals";

    private const int MostBytes = 16 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4 };

    /// <summary>Maps them.</summary>
    /// <param name="endpoints">Where.</param>
    /// <param name="admit">Puts before an endpoint what finds out who calls.</param>
    public void Map(IEndpointRouteBuilder endpoints, Func<RequestDelegate, RequestDelegate> admit)
    {
        endpoints.MapGet(Path, admit(ListAsync));
        endpoints.MapGet(Path + "/{id}", admit(ShowAsync));
        endpoints.MapPost(Path + "/{id}/approve", admit(http => DecideAsync(http, approves: true)));
        endpoints.MapPost(Path + "/{id}/reject", admit(http => DecideAsync(http, approves: false)));
    }

    private async Task ListAsync(HttpContext http)
    {
        var found = await approvals.ListAsync(Caller(http), http.RequestAborted);
        await WriteAsync(http, StatusCodes.Status200OK, new JsonObject { ["approvals"] = new JsonArray([.. found.Select(standing => (JsonNode)ApprovalContent.Write(standing))]) });
    }

    private async Task ShowAsync(HttpContext http)
    {
        var found = await approvals.FindAsync(Id(http), Caller(http), http.RequestAborted);
        await (found.TryGet(out var shown, out var failure) ? WriteAsync(http, StatusCodes.Status200OK, ApprovalContent.Write(shown.Standing, shown.Plan)) : WriteAsync(http, failure));
    }

    private async Task DecideAsync(HttpContext http, bool approves)
    {
        if (!http.Request.HasJsonContentType())
        {
            await WriteAsync(http, StatusCodes.Status415UnsupportedMediaType, "Send JSON: {\"plan_hash\":\"...\",\"comment\":\"...\"}.");
            return;
        }

        if (await ReadAsync(http) is not { } body)
        {
            await WriteAsync(http, StatusCodes.Status400BadRequest, "The body must be {\"plan_hash\":\"...\",\"comment\":\"...\"}, the comment optional, and nothing else.");
            return;
        }

        try
        {
            var client = http.Connection.RemoteIpAddress is { } address ? new AuditClient(null, null, address.ToString()) : null;
            var outcome = await approvals.DecideAsync(new ApprovalAnswer(Id(http), body.PlanHash, approves, Caller(http), body.Comment) { Client = client }, http.RequestAborted);
            await (outcome.TryGet(out var standing, out var failure) ? WriteAsync(http, StatusCodes.Status200OK, ApprovalContent.Write(standing)) : WriteAsync(http, failure));
        }
        catch (IOException e)
        {
            ApprovalLog.NotKept(log, e);
            await WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "The disk or the audit log of the gateway does not take it: it does not count.");
        }
    }

    private static async Task<(string PlanHash, string? Comment)?> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(http.Request.Body, Strict, http.RequestAborted);
            string? hash = null, comment = null;
            foreach (var member in document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.EnumerateObject() : default)
            {
                switch (member.Name)
                {
                    case "plan_hash" when hash is null && member.Value.ValueKind == JsonValueKind.String:
                        hash = member.Value.GetString();
                        break;
                    case "comment" when comment is null && member.Value.ValueKind is JsonValueKind.String:
                        comment = member.Value.GetString();
                        break;
                    case "comment" when member.Value.ValueKind is JsonValueKind.Null:
                        break;
                    default:
                        return null;
                }
            }

            return hash is null ? null : (hash, string.IsNullOrWhiteSpace(comment) ? null : comment);
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ICaller Caller(HttpContext http) => CallerPrincipal.Of(http.User);

    private static string Id(HttpContext http) => (string)http.Request.RouteValues["id"]!;

    private static Task WriteAsync(HttpContext http, Failure failure) => WriteAsync(
        http,
        failure.Code switch
        {
            FailureCode.InvalidArgument => StatusCodes.Status404NotFound,
            FailureCode.Stale => StatusCodes.Status409Conflict,
            FailureCode.LimitExceeded => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status403Forbidden,
        },
        failure.Message);

    // RFC 9457, with the one member that people need.
    private static Task WriteAsync(HttpContext http, int status, string detail)
    {
        // For the audit log: the desk itself records only what it refuses of a request that the caller sees.
        http.Features.Set(new Refusal(status, (int)McpErrorCode.InvalidRequest, detail));
        return WriteAsync(http, status, new JsonObject { ["status"] = status, ["detail"] = detail }, "application/problem+json");
    }

    private static async Task WriteAsync(HttpContext http, int status, JsonObject content, string type = "application/json")
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";

        // Differences are a device's text and comments the requester's: who decides must not see another text than the one that stands there.
        await http.Response.WriteAsync(UntrustedText.NeutralizeJson(content.ToJsonString()), http.RequestAborted);
    }
}
