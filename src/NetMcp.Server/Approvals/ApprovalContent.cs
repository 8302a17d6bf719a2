using System.Text.Json.Nodes;
using NetMcp.Changes.Approvals;
using NetMcp.Changes.Plans;

namespace NetMcp.Server.Approvals;

/// <summary>Writes requests for approval for people. Differences are masked already; nothing else of a configuration is in it.</summary>
internal static class ApprovalContent
{
    /// <summary>A request as a list shows it.</summary>
    public static JsonObject Write(ApprovalStanding standing)
    {
        var request = standing.Request;
        return new JsonObject
        {
            ["id"] = request.Id,
            ["state"] = Word(standing),
            ["change"] = request.Change.Value,
            ["plan_hash"] = request.PlanHash,
            ["requester"] = request.RequestedBy.Name,
            ["behind"] = Texts(request.RequestedBy.Behind),
            ["comment"] = request.Comment,
            ["devices"] = Texts(request.Devices.Select(device => device.Value)),
            ["created_at"] = Time(request.CreatedAt),
            ["expires_at"] = Time(request.ExpiresAt),
            ["needs"] = standing.Progress.Count > 0 || request.State == ApprovalState.Open
                ? new JsonArray([.. standing.Progress.Select(need => (JsonNode)new JsonObject { ["count"] = need.Need.Count, ["group"] = need.Need.Group, ["given"] = Texts(need.Given) })])
                : new JsonArray([.. request.Needs.Select(need => (JsonNode)new JsonObject { ["count"] = need.Count, ["group"] = need.Group })]),
            ["reasons"] = Texts(request.Reasons),
            ["decisions"] = new JsonArray([.. request.Decisions.Select(decision => (JsonNode)new JsonObject
            {
                ["by"] = decision.By.Name,
                ["approves"] = decision.Approves,
                ["at"] = Time(decision.At),
                ["expires_at"] = Time(decision.ExpiresAt),
                ["comment"] = decision.Comment,
            })]),
            ["end_reason"] = request.EndReason,
        };
    }

    /// <summary>A request with all that its plan would do.</summary>
    public static JsonObject Write(ApprovalStanding standing, ChangePlan? plan)
    {
        var content = Write(standing);
        content["plan"] = plan is null ? null : new JsonObject
        {
            ["confirm_timeout"] = (int)plan.ConfirmTimeout.TotalSeconds,
            ["requester_confirms"] = plan.RequesterConfirms,
            ["rolls_back"] = plan.RollsBack?.Value,
            ["devices"] = new JsonArray([.. plan.Devices.Select(device => (JsonNode)new JsonObject
            {
                ["device"] = device.Device.Value,
                ["promise"] = device.Abilities.Promise.Grade,
                ["promise_reasons"] = Texts(device.Abilities.Promise.Reasons),
                ["edits"] = device.EditCount,
                ["difference"] = device.Difference,
            })]),
            ["batches"] = new JsonArray([.. plan.Batches.Select(batch => (JsonNode)Texts(batch.Select(device => device.Value)))]),
            ["checks"] = Texts(plan.Checks.Select(check => check.Kind.ToString())),
            ["messages"] = new JsonArray([.. plan.Messages.Select(message => (JsonNode)new JsonObject
            {
                ["device"] = message.Device.Value,
                ["severity"] = message.IsError ? "error" : "warning",
                ["path"] = message.Path,
                ["text"] = message.Text,
            })]),
        };
        return content;
    }

    private static string Word(ApprovalStanding standing) => standing.Request.State switch
    {
        ApprovalState.Open => standing.IsApproved ? "approved" : "waiting",
        ApprovalState.Rejected => "rejected",
        ApprovalState.Used => "used",
        _ => "voided",
    };

    private static string Time(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
