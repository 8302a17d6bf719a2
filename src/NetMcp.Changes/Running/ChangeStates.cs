using System.Collections.Concurrent;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.States;

namespace NetMcp.Changes.Running;

/// <summary>How changes stand: those under way from memory, the others from their journals.</summary>
internal sealed class ChangeStates(ChangeRuns runs, IChangeJournals journals)
{
    // An end does not change any more.
    private readonly ConcurrentDictionary<ChangeId, ChangeState> _ended = new();

    /// <summary>How a change stands.</summary>
    public ChangeStatus Of(ChangePlan plan)
    {
        if (runs.Find(plan.Id) is { } run)
        {
            return run.Status;
        }

        try
        {
            var status = StatusFold.Of(plan, journals.Read(plan.Id));
            if (status.HasEnded)
            {
                _ended[plan.Id] = status.State;
            }

            return status;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return new ChangeStatus(plan.Id, ChangeState.Unknown) { Reason = "The journal of the change cannot be read; a person must look at it and at its devices." };
        }
    }

    /// <summary>Its state alone.</summary>
    public ChangeState StateOf(ChangePlan plan) => _ended.TryGetValue(plan.Id, out var ended) ? ended : Of(plan).State;
}
