using System.Collections.Immutable;
using NetMcp.Changes.Plans.Composing;
using NetMcp.Core.Editing;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;

namespace NetMcp.Changes.Plans.Trying;

/// <summary>
/// Tries a device's edits in its candidate, which is locked, clean before and emptied after: nothing is applied, and nobody else's edits are
/// discarded. A candidate that is the session's own and takes no lock is never anybody else's.
/// </summary>
internal static class DeviceTrial
{
    /// <summary>Tries; what comes of it is in the messages.</summary>
    public static async Task RunAsync(
        IEditSession session, DevicePlan plan, ImmutableArray<DataPath> touched, ISecretMasker masker, MessageList messages, CancellationToken cancellationToken)
    {
        if (plan.EditCount == 0)
        {
            return;
        }

        if (session.Abilities.Candidate == CandidateUse.None)
        {
            var tested = await session.TestAsync(Datastore.Running, plan.EditXml, cancellationToken).ConfigureAwait(false);
            Tell(tested, tested.Failure?.Code == FailureCode.NotSupported, "the edit", messages);
            return;
        }

        var isShared = session.Abilities.Candidate == CandidateUse.Shared || session.Abilities.Locks.Contains(Datastore.Candidate);
        if (isShared && !await LockCleanAsync(session, messages, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            await EditAsync(session, plan, touched, masker, messages, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Also when the caller gave up. Where it cannot be done, the end of the session does it (RFC 6241 section 8.3.5.2).
            var discarded = await session.DiscardAsync(CancellationToken.None).ConfigureAwait(false);
            if (!discarded.IsSuccess)
            {
                // Still locked: only so does the end of the session take the edit with it.
                messages.Error(null, $"What was tried could not be discarded: {messages.TextOf(discarded.Failure)} The session was closed, which discards it.");
            }
            else if (isShared)
            {
                await UnlockAsync(session, messages).ConfigureAwait(false);
            }
        }
    }

    private static async Task<bool> LockCleanAsync(IEditSession session, MessageList messages, CancellationToken cancellationToken)
    {
        var locked = await session.LockAsync(Datastore.Candidate, cancellationToken).ConfigureAwait(false);
        if (!locked.IsSuccess)
        {
            Tell(locked, false, "the lock on its candidate", messages);
            return false;
        }

        var dirty = await session.IsCandidateDirtyAsync(cancellationToken).ConfigureAwait(false);
        if (!dirty.IsSuccess || dirty.Value)
        {
            messages.Error(null, dirty.IsSuccess
                ? "The device was not asked to try it: its candidate holds edits of somebody else, who must commit or discard them first."
                : $"The device was not asked to try it: {messages.TextOf(dirty.Failure)}");
            await UnlockAsync(session, messages).ConfigureAwait(false);
            return false;
        }

        return true;
    }

    private static async Task EditAsync(
        IEditSession session, DevicePlan plan, ImmutableArray<DataPath> touched, ISecretMasker masker, MessageList messages, CancellationToken cancellationToken)
    {
        var edited = await session.EditAsync(Datastore.Candidate, plan.EditXml, cancellationToken).ConfigureAwait(false);
        if (!Tell(edited, false, "the edit", messages))
        {
            return;
        }

        if (!session.Abilities.Validate)
        {
            messages.Warn(null, "The device took the edit but cannot validate it before a commit.");
        }
        else if (!Tell(await session.ValidateAsync(Datastore.Candidate, cancellationToken).ConfigureAwait(false), false, "the validation", messages))
        {
            return;
        }

        var read = await session.ReadAsync(Datastore.Candidate, touched, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
        {
            messages.Warn(null, $"What the device made of the edit could not be read: {messages.TextOf(read.Failure)}");
        }
        else if (TouchedSubtrees.FromXml(plan.TargetXml, read.Value.Schema).TryGet(out var target, out _)
            && messages.Seen(TouchedSubtrees.Difference(target, read.Value, touched, masker)) is { } difference)
        {
            messages.Warn(null, $"The device makes something else of it than was asked for:\n{difference}");
        }
    }

    private static async Task UnlockAsync(IEditSession session, MessageList messages)
    {
        var unlocked = await session.UnlockAsync(Datastore.Candidate, CancellationToken.None).ConfigureAwait(false);
        if (!unlocked.IsSuccess)
        {
            messages.Warn(null, $"The candidate could not be unlocked, so the session was closed, which unlocks it: {messages.TextOf(unlocked.Failure)}");
        }
    }

    private static bool Tell(Outcome<Done> done, bool isMild, string what, MessageList messages)
    {
        if (done.IsSuccess)
        {
            foreach (var warning in done.Value.Warnings)
            {
                messages.Warn(messages.PathOf(warning), $"The device warns: {messages.TextOf(warning)}");
            }

            return true;
        }

        if (isMild)
        {
            messages.Warn(null, $"It was not tried on the device: {messages.TextOf(done.Failure)}");
            return false;
        }

        var errors = done.Failure.RpcErrors.Where(error => error.Severity != "warning").ToList();
        foreach (var error in errors)
        {
            messages.Error(messages.PathOf(error), $"The device refuses {what}: {messages.TextOf(error)}");
        }

        if (errors.Count == 0)
        {
            messages.Error(null, $"The device did not take {what}: {messages.TextOf(done.Failure)}");
        }

        return false;
    }
}
