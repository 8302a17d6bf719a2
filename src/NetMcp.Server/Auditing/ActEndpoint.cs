using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using NetMcp.Core.Access;
using NetMcp.Core.Auditing;
using NetMcp.Server.Approvals;

namespace NetMcp.Server.Auditing;

/// <summary>
/// Records what a command of this machine does, since the running gateway is the one writer of the log. For root and the gateway's own user: whoever else may
/// connect to the socket decides on approvals, and has no keys to rotate.
/// </summary>
internal sealed class ActEndpoint(IAuditLog audit)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/api/audit/acts";

    // A grant has 64 KiB at the most, and is a string in here.
    private const int MostBytes = 256 * 1024;

    /// <summary>Maps it.</summary>
    /// <param name="endpoints">Where: on the machine's own socket only.</param>
    /// <param name="admit">Puts before it what finds out who calls.</param>
    public void Map(IEndpointRouteBuilder endpoints, Func<RequestDelegate, RequestDelegate> admit) => endpoints.MapPost(Path, admit(RecordAsync));

    private async Task RecordAsync(HttpContext http)
    {
        if (CallerPrincipal.Of(http.User) is not MachineUser user || (user.Id != 0 && user.Id != MachineUser.Self.Id))
        {
            await WriteAsync(http, StatusCodes.Status403Forbidden, "Only root and the gateway's own user have their commands recorded.");
            return;
        }

        if (audit is NullAuditLog)
        {
            await WriteAsync(http, StatusCodes.Status503ServiceUnavailable, "The running gateway keeps no audit log. If its configuration has one now, start it anew.");
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (CommandAct.Read(body.ToArray()) is not { } act)
        {
            await WriteAsync(http, StatusCodes.Status400BadRequest, "This is nothing that a command does; is the program of another version than the gateway?");
            return;
        }

        try
        {
            await audit.WriteAsync(act.ToRecord(user.Name), AuditUrgency.Effect, http.RequestAborted);
            await http.Response.WriteAsJsonAsync(new JsonObject { ["recorded"] = true }, http.RequestAborted);
        }
        catch (AuditUnavailableException e)
        {
            await WriteAsync(http, StatusCodes.Status503ServiceUnavailable, e.Message);
        }
    }

    private static Task WriteAsync(HttpContext http, int status, string detail)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new JsonObject { ["status"] = status, ["detail"] = detail }, options: null, "application/problem+json", http.RequestAborted);
    }
}
