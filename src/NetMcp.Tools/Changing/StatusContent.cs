using System.Text.Json.Nodes;
using NetMcp.Changes.States;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Changing;

/// <summary>Writes how a change stands, as an agent reads it.</summary>
internal sealed class StatusContent(ToolOptions options, FailureContent texts)
{
    /// <summary>The output schema of every tool that answers with it.</summary>
    public static System.Text.Json.JsonElement Schema { get; } = ToolDefinitions.Output(
        """
        "change":{"type":"string"},"state":{"type":"string"},"ended":{"type":"boolean"},"confirm_by":{"type":"string"},"devices":{"type":"array"}
        """,
        "state");

    /// <summary>The answer.</summary>
    public ToolAnswer Answer(ChangeStatus status)
    {
        var content = Write(status);
        return new ToolAnswer(content, Text(content));
    }

    /// <summary>The status; members that have nothing to say are left out.</summary>
    public JsonObject Write(ChangeStatus status)
    {
        var content = new JsonObject
        {
            ["change"] = status.Change.Value,
            ["state"] = ChangeWords.Word(status.State),
            ["ended"] = status.HasEnded,
        };
        Add(content, "confirm_by", status.ConfirmBy);
        if (status.Reason is { } reason)
        {
            content["reason"] = texts.Safe(reason);
        }

        if (status.Approval is { } approval)
        {
            content["approval"] = new PolicyContent(texts).Write(approval);
        }

        content["devices"] = new JsonArray([.. status.Devices.Select(device => (JsonNode)Device(device))]);
        if (status.Checks.Count > 0)
        {
            content["checks"] = new JsonArray([.. status.Checks.Select(check => (JsonNode)Check(check))]);
        }

        content["next"] = ToolJson.Array(NextSteps.Of(status, options.LongestChangeWait));
        return content;
    }

    /// <summary>The state in one line, for whoever waits.</summary>
    public static string Line(ChangeStatus status)
    {
        var failed = status.Checks.Count(check => !check.Passed);
        var checks = status.Checks.Count == 0 ? string.Empty : $", {status.Checks.Count - failed} checks passed" + (failed == 0 ? string.Empty : $", {failed} failed");
        var devices = string.Join(", ", status.Devices.GroupBy(device => device.State).OrderBy(group => group.Key).Select(group => $"{group.Count()} {ChangeWords.Word(group.Key)}"));
        return $"{ChangeWords.Word(status.State)}: {devices}{checks}";
    }

    private static string Text(JsonObject content)
    {
        var lines = new List<string>
        {
            $"{content["change"]} is {content["state"]}{(content["confirm_by"] is { } by ? $", to be confirmed by {by}" : string.Empty)}{(content["reason"] is { } reason ? ": " + reason : ".")}",
        };
        if (content["approval"] is JsonObject approval)
        {
            lines.Add(PolicyContent.Line(approval));
        }

        foreach (var device in ((JsonArray)content["devices"]!).OfType<JsonObject>())
        {
            lines.Add($"{device["device"]}: {device["state"]}{(device["failure"] is JsonObject failure ? "; " + FailureContent.Summarize(failure) : string.Empty)}");
            if (device["note"] is { } note)
            {
                lines.Add("  " + note);
            }

            lines.AddRange(((string?)device["read_back"])?.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => "  " + line) ?? []);
        }

        lines.AddRange((content["checks"] as JsonArray ?? []).Where(check => !(bool)check!["passed"]!).Select(check => $"check {check!["kind"]} on {check["device"]} failed: {check["text"]}"));
        lines.AddRange(((JsonArray)content["next"]!).Select(step => "Next: " + step));
        return string.Join('\n', lines);
    }

    private static void Add(JsonObject content, string name, DateTimeOffset? instant)
    {
        if (instant is { } known)
        {
            content[name] = NextSteps.Time(known);
        }
    }

    private JsonObject Device(DeviceChangeStatus device)
    {
        var content = new JsonObject { ["device"] = device.Device.Value, ["state"] = ChangeWords.Word(device.State) };
        Add(content, "confirm_by", device.ConfirmBy);
        if (device.Failure is { } failure)
        {
            content["failure"] = texts.Write(failure);
        }

        if (device.Note is { } note)
        {
            content["note"] = texts.Safe(note);
        }

        if (device.ReadBack is { } readBack)
        {
            content["read_back"] = texts.SafeLines(readBack, options.DefaultMaxBytes / 4);
        }

        return content;
    }

    private JsonObject Check(CheckResult check) => new()
    {
        ["kind"] = ChangeWords.Word(check.Kind),
        ["device"] = check.Device.Value,
        ["passed"] = check.Passed,
        ["text"] = texts.Safe(check.Text),
    };
}
