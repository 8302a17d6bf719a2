using NetMcp.Changes.Plans;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Rules;

/// <summary>What may be applied at all: the freeze, budgets, promises, and keys of repeated calls. Survives restarts.</summary>
internal interface IChangeRules
{
    /// <summary>Who froze changes, when and why; null when they are not frozen. Read from the disk each time, so that a command's freeze counts at once.</summary>
    ChangeFreeze? Freeze { get; }

    /// <summary>The freeze as what stands against anything new; null when changes are not frozen.</summary>
    Failure? FreezeObjection { get; }

    /// <summary>Freezes or thaws; on the disk when the task is done.</summary>
    Task SetFreezeAsync(bool frozen, string by, string? reason, CancellationToken cancellationToken);

    /// <summary>
    /// What stands against applying a plan now: a freeze, an error in it, its age, a promise that was not accepted, a device's budget. Null when
    /// nothing does. Books nothing.
    /// </summary>
    Failure? FindObjection(ChangePlan plan, ApplyRequest request);

    /// <summary>
    /// Admits a plan, once: looks for objections and books it, its devices' budgets and its idempotency key in one step that is on the disk when
    /// the task is done.
    /// </summary>
    /// <returns>
    /// True: it is admitted now. False: it was admitted before; how it stands is in its journal, and where it has none yet the gateway died
    /// between the two, and it is to be applied. A failure: an objection, or the key belongs to another plan.
    /// </returns>
    Task<Outcome<bool>> AdmitAsync(ChangePlan plan, ApplyRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Binds the key of a call that repeats one for a change that has begun; a key is bound as long as the change is on the disk. Null, or a failure: the
    /// key belongs to another change.
    /// </summary>
    Task<Failure?> NoteKeyAsync(ChangePlan plan, ApplyRequest request, CancellationToken cancellationToken);
}
