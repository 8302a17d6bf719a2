using System.Text.Json.Serialization;
using NetMcp.Changes.Callers;
using NetMcp.Core.Devices;

namespace NetMcp.Changes.Plans.Storing;

/// <summary>What a list needs of a plan: some hundred bytes, where the plan itself holds the images of its devices.</summary>
internal sealed record PlanHeader
{
    /// <summary>The handle.</summary>
    public required ChangeId Id { get; init; }

    /// <summary>Who asked.</summary>
    public required ChangeRequester RequestedBy { get; init; }

    /// <summary>The name of who asked, as it may be shown.</summary>
    [JsonIgnore]
    public string Requester => RequestedBy.Shown;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it can be applied.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The devices, by name.</summary>
    public required IReadOnlyList<DeviceName> Devices { get; init; }

    /// <summary>The nodes that somebody must be allowed who sees it; null in the header of an older gateway: all.</summary>
    public IReadOnlyList<string>? Nodes { get; init; }

    /// <summary>Why.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the requester's own confirmation is waited for.</summary>
    public bool RequesterConfirms { get; init; }

    /// <summary>The change that it takes back, if it is a rollback.</summary>
    public ChangeId? RollsBack { get; init; }

    /// <summary>That of a plan.</summary>
    public static PlanHeader Of(ChangePlan plan) => new()
    {
        Id = plan.Id,
        RequestedBy = plan.RequestedBy,
        CreatedAt = plan.CreatedAt,
        ExpiresAt = plan.ExpiresAt,
        Devices = [.. plan.Devices.Select(device => device.Device)],
        Nodes = [.. plan.Devices.SelectMany(ChangeSight.AllNodes).Distinct(StringComparer.Ordinal)],
        Comment = plan.Comment,
        RequesterConfirms = plan.RequesterConfirms,
        RollsBack = plan.RollsBack,
    };
}
