using ModelContextProtocol.Server;

namespace NetMcp.Server.Mcp.Callers;

/// <summary>That a call was refused before its tool or resource saw it, for whoever keeps the audit log.</summary>
/// <param name="Code">Which rule.</param>
/// <param name="Reason">Why, in full.</param>
internal sealed record CallRefusal(string Code, string Reason)
{
    private const string Item = "netmcp.refusal";

    /// <summary>Leaves it with the request.</summary>
    public static void Mark(MessageContext request, string code, string reason) => request.Items[Item] = new CallRefusal(code, reason);

    /// <summary>That of a request; null when there is none.</summary>
    public static CallRefusal? Of(MessageContext request) => request.Items.TryGetValue(Item, out var refusal) ? refusal as CallRefusal : null;
}
