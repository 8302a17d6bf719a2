using System.Globalization;
using System.Text.Json.Nodes;
using NetMcp.Changes;
using NetMcp.Changes.Plans;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Reading;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Changing;

/// <summary>Writes a plan as an agent reads it. What is exact in a plan (XML, hashes, images) is never shown: it holds secrets.</summary>
internal sealed class PlanContent(ToolOptions options, FailureContent texts)
{
    // Room for what says how much was left out, and for the masks, which may be longer than what they hide.
    private const int Remark = 64;

    /// <summary>The plan with its difference and its messages.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="maxBytes">What the differences of all devices may take together.</param>
    public JsonObject Write(ChangePlan plan, int maxBytes)
    {
        var content = new JsonObject
        {
            ["change"] = plan.Id.Value,
            ["can_be_applied"] = plan.CanBeApplied,
            ["expires_at"] = NextSteps.Time(plan.ExpiresAt),
            ["confirm_timeout"] = (int)plan.ConfirmTimeout.TotalSeconds,
        };
        if (plan.Comment is { } comment)
        {
            content["comment"] = texts.Safe(comment);
        }

        if (plan.RequesterConfirms)
        {
            content["requester_confirms"] = true;
        }

        if (plan.RollsBack is { } taken)
        {
            content["rolls_back"] = taken.Value;
        }

        var shares = AnswerBudget.Share([.. plan.Devices.Select(device => device.Difference.Length + Remark)], maxBytes);
        content["devices"] = new JsonArray([.. plan.Devices.Zip(shares, (device, share) => (JsonNode)Device(device, share))]);
        content["checks"] = new JsonArray([.. plan.Checks.Select(check => (JsonNode)Check(check))]);
        if (plan.Batches.Count > 1)
        {
            content["batches"] = new JsonArray([.. plan.Batches.Select(batch => (JsonNode)ToolJson.Array(batch.Select(device => device.Value)))]);
        }

        content["messages"] = new JsonArray([.. plan.Messages.Take(options.MaxRpcErrorsShown).Select(message => (JsonNode)Message(message))]);
        return content;
    }

    /// <summary>What <see cref="Write"/> wrote, as text.</summary>
    public static string Text(JsonObject content)
    {
        var lines = new List<string> { $"Plan {content["change"]}, {((bool)content["can_be_applied"]! ? "can be applied until " + content["expires_at"] : "cannot be applied")}." };
        foreach (var device in ((JsonArray)content["devices"]!).OfType<JsonObject>())
        {
            var count = (int)device["edits"]!;
            lines.Add($"{device["device"]}: {(count == 0 ? "nothing differs" : count == 1 ? "1 edit" : $"{count} edits")}, promise {device["promise"]}");
            if ((string)device["difference"]! is { Length: > 0 } difference)
            {
                lines.Add(UntrustedText.Fence(string.Join('\n', difference.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => "  " + line))));
            }

            lines.Add($"  {device["promise"]}: {string.Join(' ', ((JsonArray)device["reasons"]!).Select(reason => (string?)reason))}");
        }

        lines.AddRange(((JsonArray)content["messages"]!).Select(message => $"{message!["severity"]} on {message["device"]}{(message["path"] is { } path ? " at " + path : string.Empty)}: {message["text"]}"));
        if (content["policy"] is JsonObject policy)
        {
            lines.AddRange(PolicyContent.Lines(policy));
        }

        return string.Join('\n', lines);
    }

    private JsonObject Device(DevicePlan device, int share) => new()
    {
        ["device"] = device.Device.Value,
        ["promise"] = device.Abilities.Promise.Grade,
        ["reasons"] = ToolJson.Array(device.Abilities.Promise.Reasons.Select(texts.Safe)),
        ["edits"] = device.EditCount,
        ["difference"] = texts.SafeLines(device.Difference, share),
    };

    private JsonObject Check(PlannedCheck check)
    {
        var content = new JsonObject { ["kind"] = ChangeWords.Word(check.Kind) };
        Add("device", check.Device?.Value);
        Add("table", check.Table);
        Add("path", check.Path);
        Add("equals", check.Expected);
        Add("least", check.Least?.ToString(CultureInfo.InvariantCulture));
        Add("most", check.Most?.ToString(CultureInfo.InvariantCulture));
        if (check.Settle > TimeSpan.Zero)
        {
            content["settle_seconds"] = (int)check.Settle.TotalSeconds;
        }

        return content;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                content[name] = texts.Safe(value);
            }
        }
    }

    private JsonObject Message(PlanMessage message)
    {
        var content = new JsonObject { ["device"] = message.Device.Value, ["severity"] = message.IsError ? "error" : "warning", ["text"] = texts.Safe(message.Text) };
        if (message.Path is { } path)
        {
            content["path"] = texts.Safe(path);
        }

        return content;
    }
}
