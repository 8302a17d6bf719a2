using System.Text.Json.Serialization;

namespace NetMcp.Changes.Plans;

/// <summary>A plan. Immutable; its id is the hash of what it says.</summary>
public sealed record ChangePlan
{
    /// <summary>The handle.</summary>
    public required ChangeId Id { get; init; }

    /// <summary>The whole SHA-256, 64 hexadecimal digits: what an approval would be bound to.</summary>
    public required string Hash { get; init; }

    /// <summary>Who asked.</summary>
    public required ChangeRequester RequestedBy { get; init; }

    /// <summary>The name of who asked, as it may be shown.</summary>
    [JsonIgnore]
    public string Requester => RequestedBy.Shown;

    /// <summary>
    /// A random number that is hashed with the rest: whoever knows the handle cannot find out by trying what of the base it was not shown.
    /// </summary>
    public string Salt { get; init; } = string.Empty;

    /// <summary>The path rules of the requester (<see cref="Core.Access.INodeAccess.RulesId"/>), for which the messages were written.</summary>
    public string RulesId { get; init; } = string.Empty;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it can be applied.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Why.</summary>
    public string? Comment { get; init; }

    /// <summary>The devices in the order in which their locks are taken: by name.</summary>
    public required IReadOnlyList<DevicePlan> Devices { get; init; }

    /// <summary>What decides.</summary>
    public required IReadOnlyList<PlannedCheck> Checks { get; init; }

    /// <summary>The groups of devices that are decided together, in order; one group unless canaries or batches were asked for.</summary>
    public required IReadOnlyList<IReadOnlyList<Core.Devices.DeviceName>> Batches { get; init; }

    /// <summary>The confirm-timeout.</summary>
    public required TimeSpan ConfirmTimeout { get; init; }

    /// <summary>Whether the requester's own confirmation is waited for.</summary>
    public bool RequesterConfirms { get; init; }

    /// <summary>Whether confirmed devices are taken back when another reverted.</summary>
    public bool Compensate { get; init; }

    /// <summary>The change that this one takes back, if it is a rollback.</summary>
    public ChangeId? RollsBack { get; init; }

    /// <summary>What is wrong, or may be. With an error in it the plan cannot be applied.</summary>
    public IReadOnlyList<PlanMessage> Messages { get; init; } = [];

    /// <summary>Whether nothing in it forbids applying it.</summary>
    public bool CanBeApplied => !Messages.Any(message => message.IsError);
}
