using System.Text.Json.Nodes;

namespace NetMcp.Server.Cli.Output;

/// <summary>Prints a tool's failure on a line, each rpc-error on one of its own.</summary>
internal static class FailurePrinter
{
    /// <summary>Prints the content of a failure.</summary>
    public static void Print(TextWriter output, JsonObject failure)
    {
        var message = (string?)failure["message"] ?? string.Empty;
        var device = (string?)failure["device"] is { } name && !message.StartsWith(name, StringComparison.Ordinal) ? name + ": " : string.Empty;
        output.WriteLine(TerminalText.Clean($"netmcp: {device}{message} [{failure["name"]} {failure["code"]}, {Outcome(failure)}]"));
        foreach (var error in (failure["rpcErrors"] as JsonArray ?? []).OfType<JsonObject>())
        {
            output.WriteLine(TerminalText.Clean("  " + RpcError(error)));
        }
    }

    /// <summary>An rpc-error on one line.</summary>
    public static string RpcError(JsonObject error)
    {
        var path = error["path"] is { } where ? $" at {where}" : string.Empty;
        var appTag = error["appTag"] is { } tag ? $" ({tag})" : string.Empty;
        var info = error["info"] is { } more ? $" {more}" : string.Empty;
        return $"{error["severity"]} {error["type"]}/{error["tag"]}{appTag}{path}: {error["message"]}{info}";
    }

    private static string Outcome(JsonObject failure) => (string?)failure["outcome"] switch
    {
        "unknown" => "sent, outcome unknown",
        "refused" => "refused by the device",
        _ => failure["retryAfter"] is { } seconds ? $"not sent, try again after {seconds} s" : (bool?)failure["retryable"] == true ? "not sent, may be tried again" : "not sent",
    };
}
