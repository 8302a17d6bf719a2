using Microsoft.Extensions.Options;
using ModelContextProtocol;
using NetMcp.Server.Authorization;
using NetMcp.Server.Mcp.Http;

namespace NetMcp.Server.Mcp;

/// <summary>Maps the MCP endpoint.</summary>
internal static class McpEndpointRouteBuilderExtensions
{
    /// <summary>Maps POST, GET and DELETE of the configured path; any other method is answered 405 by routing.</summary>
    public static IEndpointRouteBuilder MapNetMcp(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var path = services.GetRequiredService<IOptions<McpEndpointOptions>>().Value.Path;
        endpoints.MapPost(path, endpoints.RequireCaller(services.GetRequiredService<PostEndpoint>().HandleAsync));
        endpoints.MapGet(path, endpoints.RequireCaller(services.GetRequiredService<GetEndpoint>().HandleAsync));
        endpoints.MapDelete(path, endpoints.RequireCaller(services.GetRequiredService<DeleteEndpoint>().HandleAsync));
        return endpoints;
    }

    /// <summary>
    /// Puts before an endpoint what every request passes: Host and Origin, and where authorization is configured the gate, whose caller is then the
    /// request's user (<see cref="Core.Access.CallerPrincipal.Of"/>).
    /// </summary>
    public static RequestDelegate RequireCaller(this IEndpointRouteBuilder endpoints, RequestDelegate next)
    {
        var services = endpoints.ServiceProvider;
        var rule = services.GetRequiredService<HostAndOriginRule>();
        var gate = services.GetService<RequestGate>();
        var audit = services.GetService<RefusalAudit>();
        var log = services.GetRequiredService<ILogger<HostAndOriginRule>>();
        return async http =>
        {
            if (rule.Check(http.Request) is { } refusal)
            {
                EndpointLog.Forbidden(log, refusal.Message);
                await (audit?.WriteAsync(http, refusal) ?? ValueTask.CompletedTask);
                await RefusalWriter.WriteAsync(http, null, refusal);
                return;
            }

            try
            {
                if (gate is null || await gate.AdmitAsync(http))
                {
                    await next(http);
                    if (http.Features.Get<Refusal>() is { } refused)
                    {
                        await (audit?.WriteAsync(http, refused) ?? ValueTask.CompletedTask);
                    }
                }
            }
            catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
            {
                // The client went away; there is nobody to answer.
            }
            catch (Exception e) when (!http.Response.HasStarted)
            {
                EndpointLog.Failed(log, e);
                http.Response.Clear();
                await RefusalWriter.WriteAsync(
                    http, null, new Refusal(StatusCodes.Status500InternalServerError, (int)McpErrorCode.InternalError, "The gateway failed; its log says why."));
            }
        };
    }
}
