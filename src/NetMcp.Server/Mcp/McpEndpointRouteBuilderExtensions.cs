using Microsoft.Extensions.Options;
using ModelContextProtocol;
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
        endpoints.MapPost(path, Guarded(services, services.GetRequiredService<PostEndpoint>().HandleAsync));
        endpoints.MapGet(path, Guarded(services, services.GetRequiredService<GetEndpoint>().HandleAsync));
        endpoints.MapDelete(path, Guarded(services, services.GetRequiredService<DeleteEndpoint>().HandleAsync));
        return endpoints;
    }

    private static RequestDelegate Guarded(IServiceProvider services, RequestDelegate next)
    {
        var rule = services.GetRequiredService<HostAndOriginRule>();
        var log = services.GetRequiredService<ILogger<HostAndOriginRule>>();
        return async http =>
        {
            if (rule.Check(http.Request) is { } refusal)
            {
                EndpointLog.Forbidden(log, refusal.Message);
                await RefusalWriter.WriteAsync(http, null, refusal);
                return;
            }

            try
            {
                await next(http);
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
