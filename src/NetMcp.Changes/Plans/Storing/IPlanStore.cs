namespace NetMcp.Changes.Plans.Storing;

/// <summary>Keeps plans on disk: <c>&lt;folder>/&lt;id>/plan.json</c>.</summary>
internal interface IPlanStore
{
    /// <summary>Writes a plan; it is on the disk when the task is done. One that is there already stays as it is.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    Task SaveAsync(ChangePlan plan, CancellationToken cancellationToken);

    /// <summary>The plan; null when there is none, or it cannot be read or is not what was written, which is logged.</summary>
    ChangePlan? Find(ChangeId id);

    /// <summary>Why there is no plan of this id, in words that may be shown; null when <see cref="Find"/> gives it.</summary>
    string? WhyNot(ChangeId id);

    /// <summary>The headers of all plans, the newest first. A plan that was damaged since may be among them; <see cref="Find"/> tells.</summary>
    IEnumerable<PlanHeader> All();

    /// <summary>
    /// Removes the plans that were never applied and expired more than a day ago; those that were applied stay. Saving does it too, at most
    /// once an hour. For the gateway that has the folder alone; what cannot be removed is logged.
    /// </summary>
    void RemoveExpired();
}
