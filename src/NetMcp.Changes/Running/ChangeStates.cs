using System.Collections.Concurrent;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Plans;
using NetMcp.Changes.Plans.Storing;
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
            return StatusFold.Of(plan, journals.Read(plan.Id));
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return new ChangeStatus(plan.Id, ChangeState.Unknown) { Reason = "The journal of the change cannot be read; a person must look at it and at its devices." };
        }
    }

    /// <summary>The state alone, for lists: an end is read from its journal once.</summary>
    public ChangeState StateOf(PlanHeader plan)
    {
        if (_ended.TryGetValue(plan.Id, out var ended))
        {
            return ended;
        }

        if (runs.Find(plan.Id) is { } run)
        {
            return run.Status.State;
        }

        try
        {
            var records = journals.Read(plan.Id);
            var state = StatusFold.StateOf(plan.RequesterConfirms, records);
            if (records.Any(record => record.Kind == RecordKind.Ended))
            {
                _ended[plan.Id] = state;
            }

            return state;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return ChangeState.Unknown;
        }
    }
}
