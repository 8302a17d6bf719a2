using System.Text.Json.Nodes;
using NetMcp.Changes.Approvals;
using NetMcp.Changes.Policies;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Changing;

/// <summary>Writes what the policy says of a plan, and how its approval stands, as an agent reads them.</summary>
internal sealed class PolicyContent(FailureContent texts)
{
    private const int MostReasons = 10;

    /// <summary>The verdict.</summary>
    public JsonObject Write(PolicyVerdict verdict)
    {
        var content = new JsonObject { ["effect"] = PolicyWords.Of(verdict.Kind) };
        if (verdict.Needs.Count > 0)
        {
            content["needs"] = ToolJson.Array(verdict.Needs.Select(need => texts.Safe(need.ToString())));
        }

        content["reasons"] = ToolJson.Array(verdict.Reasons.Take(MostReasons).Select(texts.Safe));
        return content;
    }

    /// <summary>The standing of an approval. Comments of people are not in it.</summary>
    public JsonObject Write(ApprovalStanding standing) => new()
    {
        ["request"] = standing.Request.Id,
        ["approved"] = standing.IsApproved,
        ["needs"] = new JsonArray([.. standing.Progress.Select(need => (JsonNode)new JsonObject
        {
            ["count"] = need.Need.Count,
            ["group"] = texts.Safe(need.Need.Group),
            ["given"] = need.Given.Count,
        })]),
        ["expires_at"] = NextSteps.Time(standing.Request.ExpiresAt),
    };

    /// <summary>What <see cref="Write(PolicyVerdict)"/> wrote, as text.</summary>
    public static IEnumerable<string> Lines(JsonObject policy) =>
    [
        $"Policy: {policy["effect"]}{(policy["needs"] is JsonArray needs ? ", " + string.Join(" and ", needs.Select(need => (string?)need)) : string.Empty)}",
        .. ((JsonArray)policy["reasons"]!).Select(reason => "  " + reason),
    ];

    /// <summary>What <see cref="Write(ApprovalStanding)"/> wrote, as text.</summary>
    public static string Line(JsonObject approval) =>
        $"Approval {approval["request"]}: {string.Join(", ", ((JsonArray)approval["needs"]!).Select(need => $"{need!["given"]} of {need["count"]} of {need["group"]}"))}, until {approval["expires_at"]}";
}
