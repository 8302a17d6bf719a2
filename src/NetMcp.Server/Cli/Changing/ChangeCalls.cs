using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Server.Cli.Client;
using NetMcp.Server.Cli.Output;

namespace NetMcp.Server.Cli.Changing;

/// <summary>Calls the tools of changes, as an agent does.</summary>
internal static class ChangeCalls
{
    // As long as the server lets one call wait.
    private const int WaitSeconds = 25;

    /// <summary>Calls <c>network.change.NAME</c>.</summary>
    public static Task<CallToolResult> CallAsync(GatewayClient gateway, string name, JsonObject arguments, CancellationToken cancellationToken) =>
        gateway.CallAsync("network.change." + name, arguments.ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value)), cancellationToken);

    /// <summary>
    /// Calls, and then waits until the change that acts has ended or needs somebody; each new state is a line on standard error. Ending the command ends
    /// the waiting and not the change.
    /// </summary>
    public static async Task<CallToolResult> CallAndFollowAsync(
        GatewayClient gateway, CliConsole console, string name, JsonObject arguments, bool wait, CancellationToken cancellationToken)
    {
        var result = await CallAsync(gateway, name, arguments, cancellationToken);
        string? shown = null;
        while (wait && result.IsError != true && Content(result) is { } content && IsMoving(content))
        {
            var state = (string?)content["state"];
            if (state != shown)
            {
                console.Error.WriteLine(TerminalText.Clean($"{content["change"]}: {state}{(content["confirm_by"] is { } by ? $", undone at {by} unless confirmed" : string.Empty)}"));
                shown = state;
            }

            result = await CallAsync(gateway, "status", new JsonObject { ["change"] = (string?)content["change"], ["wait_seconds"] = WaitSeconds }, cancellationToken);
        }

        return result;
    }

    /// <summary>The structured content of an answer, if it has one.</summary>
    public static JsonObject? Content(CallToolResult result) => result.StructuredContent is { } element ? JsonNode.Parse(element.GetRawText()) as JsonObject : null;

    private static bool IsMoving(JsonObject content) => (bool?)content["ended"] == false && (string?)content["state"] is not ("awaiting_confirmation" or "awaiting_approval" or "planned");
}
