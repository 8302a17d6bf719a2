using NetMcp.Core.Access;

namespace NetMcp.Changes;

/// <summary>Asks for a plan to be applied.</summary>
/// <param name="Change">The plan.</param>
/// <param name="Caller">Who asks, with what it may see and do.</param>
public sealed record ApplyRequest(ChangeId Change, ICaller Caller)
{
    /// <summary>The same key with the same plan gives the same outcome; with another plan it is refused.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Takes the lesser promise of a device that cannot undo by itself.</summary>
    public bool AcceptReducedSafety { get; init; }
}
