using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Output;

namespace NetMcp.Server.Cli.Approvals;

/// <summary>Requests for approval as people read them.</summary>
internal static class ApprovalText
{
    /// <summary>A line of a list.</summary>
    public static string[] Row(JsonObject request) =>
        [Text(request, "id"), Text(request, "state"), Text(request, "requester"), Joined(request["devices"]), Needs(request), Text(request, "expires_at")];

    /// <summary>All of one.</summary>
    public static void Print(TextWriter output, JsonObject request, bool json)
    {
        if (json)
        {
            JsonText.Write(output, request);
            return;
        }

        var lines = new List<string>
        {
            $"{Text(request, "id")} is {Text(request, "state")}{(request["end_reason"] is { } reason ? ": " + reason : string.Empty)}",
            $"change     {Text(request, "change")}",
            $"plan hash  {Text(request, "plan_hash")}",
            $"requester  {Text(request, "requester")} (behind: {Joined(request["behind"])})",
            $"until      {Text(request, "expires_at")}",
            $"needs      {Needs(request)}",
        };
        if (request["comment"] is { } comment)
        {
            lines.Add($"comment    {comment}");
        }

        lines.AddRange(Items(request["reasons"]).Select(why => $"policy     {why}"));
        lines.AddRange(Items(request["decisions"]).OfType<JsonObject>().Select(decision =>
            $"{((bool)decision["approves"]! ? "approved" : "rejected")}   by {Text(decision, "by")} at {Text(decision, "at")}{(decision["comment"] is { } said ? ": " + said : string.Empty)}"));
        foreach (var device in Items(request["plan"]?["devices"]).OfType<JsonObject>())
        {
            lines.Add($"{Text(device, "device")}: {device["edits"]} edits, promise {Text(device, "promise")}");
            lines.AddRange(Text(device, "difference").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => "  " + line));
        }

        lines.AddRange(Items(request["plan"]?["messages"]).OfType<JsonObject>().Select(message => $"{Text(message, "severity")} on {Text(message, "device")}: {Text(message, "text")}"));
        lines.ForEach(line => output.WriteLine(OneLine(line)));
    }

    // A comment with a line end in it could be read as a line of ours: another hash, or an approval that nobody gave.
    private static string OneLine(string line) => TerminalText.Clean(line.Replace("\r", "⟨U+000D⟩", StringComparison.Ordinal).Replace("\n", "⟨U+000A⟩", StringComparison.Ordinal));

    private static string Needs(JsonObject request) => string.Join(", ", Items(request["needs"]).OfType<JsonObject>().Select(need =>
        $"{need["count"]} of {Text(need, "group")}{(need["given"] is JsonArray { Count: > 0 } given ? $" (given: {Joined(given)})" : string.Empty)}"));

    private static JsonArray Items(JsonNode? node) => node as JsonArray ?? [];

    private static string Joined(JsonNode? node) => string.Join(", ", Items(node).Select(item => (string?)item));

    private static string Text(JsonObject from, string name) => (string?)from[name] ?? string.Empty;
}
