using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Server.Mcp.Callers;
using NetMcp.Server.Mcp.Protocol;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Http;

/// <summary>
/// 2026-07-28: what intermediaries may route and filter by (Mcp-Method, Mcp-Name, Mcp-Param-*) must be what the body says, else a
/// firewall would judge one call and the gateway carry out another.
/// </summary>
internal sealed class HeaderAgreementRule
{
    private readonly ServerCatalogue _catalogue;

    public HeaderAgreementRule(ServerCatalogue catalogue)
    {
        _catalogue = catalogue;
    }

    /// <summary>Null when the headers agree with the message.</summary>
    public Refusal? Check(HttpRequest request, InboundMessage message)
    {
        if (!HeaderText.TryGetSingle(request, McpHeaders.Method, out var method) || method != message.Method)
        {
            return Refusal.HeaderMismatch("The Mcp-Method header must be the body's method.");
        }

        if (CheckName(request, message) is { } refusal)
        {
            return refusal;
        }

        return message.Method == RequestMethods.ToolsCall && message.ParameterText("name") is { } name && _catalogue.FindTool(name) is { } tool &&
            CallerPrincipal.Of(request.HttpContext.User).Sees(tool)
            ? ParameterHeaders.Check(request, tool, message.Parameters?["arguments"] as JsonObject)
            : null;
    }

    private Refusal? CheckName(HttpRequest request, InboundMessage message)
    {
        var parameter = message.Method switch
        {
            RequestMethods.ToolsCall or RequestMethods.PromptsGet => "name",
            RequestMethods.ResourcesRead => "uri",
            { } method => _catalogue.RoutingParameter(method),
            null => null,
        };
        if (parameter is null || message.ParameterText(parameter) is not { } expected)
        {
            return null;
        }

        return HeaderText.TryGetSingle(request, McpHeaders.Name, out var encoded) && HeaderText.Decode(encoded) is { } name && name == expected
            ? null
            : Refusal.HeaderMismatch($"The Mcp-Name header must be the body's {parameter}.");
    }
}
