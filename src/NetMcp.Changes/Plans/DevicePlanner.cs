using System.Collections.Immutable;
using NetMcp.Changes.Plans.Composing;
using NetMcp.Changes.Plans.Trying;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Plans;

/// <summary>Plans one device: its models, a session of its own, the base, and where that is asked for a trial.</summary>
internal sealed class DevicePlanner(IDeviceEditor editor, IDeviceSchemas schemas, ISecretMasker masker, ChangeOptions options)
{
    /// <summary>Plans edits.</summary>
    /// <param name="device">The device.</param>
    /// <param name="edits">What is wanted there, each with its number in the request.</param>
    /// <param name="checks">What is to be checked there.</param>
    /// <param name="dryRun">Who tries it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<DeviceComposition> PlanAsync(
        DeviceName device, IReadOnlyList<(int Number, RequestedEdit Edit)> edits, IReadOnlyList<PlannedCheck> checks, DryRun dryRun, CancellationToken cancellationToken)
    {
        var messages = new MessageList(device, masker);
        var found = await schemas.GetAsync(device, cancellationToken).ConfigureAwait(false);
        if (!found.TryGet(out var known, out var failure))
        {
            return new DeviceComposition(device, null, [], failure);
        }

        var reader = new EditReader(known.Schema, messages);
        List<ReadEdit> read = [.. edits.Select(edit => reader.Read(edit.Edit, edit.Number)).OfType<ReadEdit>()];
        foreach (var check in checks)
        {
            CheckReading.Judge(SecretChecks.Mask(check, masker), known.Schema, messages);
        }

        if (read.Count == 0)
        {
            return new DeviceComposition(device, null, messages.Messages, null);
        }

        return await InSessionAsync(device, messages, async session =>
        {
            var based = await BaseReader.ReadAsync(session, TouchedRoots.Of(known.Schema, read), cancellationToken).ConfigureAwait(false);
            if (!based.TryGet(out var @base, out var problem))
            {
                return problem;
            }

            if (!ReferenceEquals(@base.Base.Schema, known.Schema))
            {
                return Moved(device);
            }

            var plan = DevicePlanning.Compose(session, @base.Base, @base.Touched, read, messages, cancellationToken);
            if (dryRun == DryRun.Device && plan is not null && !messages.HasErrors)
            {
                await DeviceTrial.RunAsync(session, plan, @base.Touched, masker, messages, cancellationToken).ConfigureAwait(false);
            }

            return plan;
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Plans the way back to what was before a change, from what that left.</summary>
    public async Task<DeviceComposition> PlanBackAsync(DevicePlan confirmed, PostImage left, CancellationToken cancellationToken)
    {
        var device = confirmed.Device;
        var messages = new MessageList(device, masker);
        var found = await schemas.GetAsync(device, cancellationToken).ConfigureAwait(false);
        if (!found.TryGet(out var known, out var failure)
            || !TouchedSubtrees.Roots(confirmed, known.Schema).TryGet(out var touched, out failure)
            || !TouchedSubtrees.FromXml(confirmed.BaseXml, known.Schema).TryGet(out var target, out failure)
            || !TouchedSubtrees.FromXml(left.Xml, known.Schema).TryGet(out var image, out failure))
        {
            return new DeviceComposition(device, null, [], failure);
        }

        return await InSessionAsync(device, messages, async session =>
        {
            var read = await session.ReadAsync(Datastore.Running, touched, cancellationToken).ConfigureAwait(false);
            if (!read.IsSuccess)
            {
                return read.Failure;
            }

            if (TouchedSubtrees.Hash(read.Value, touched) != left.Hash)
            {
                return new Failure(
                    FailureCode.Stale,
                    $"What the change touched on {device} is not as it left it, so it is not taken back; plan the edits that are wanted instead. What differs:\n" +
                    (TouchedSubtrees.Difference(image, read.Value, touched, masker) ?? "(the recorded image and its hash do not agree)"))
                {
                    Device = device,
                };
            }

            return DevicePlanning.Write(session, TouchedSubtrees.Restrict(read.Value, touched), target, touched, messages, cancellationToken);
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DeviceComposition> InSessionAsync(
        DeviceName device, MessageList messages, Func<IEditSession, Task<Outcome<DevicePlan?>>> work, CancellationToken cancellationToken)
    {
        var opened = await editor.OpenAsync(device, cancellationToken).ConfigureAwait(false);
        if (!opened.TryGet(out var session, out var failure))
        {
            return new DeviceComposition(device, null, messages.Messages, failure);
        }

        await using (session.ConfigureAwait(false))
        {
            // Before the base: a commit that comes between the two is told at applying, and not missed.
            var commit = await session.ReadCommitIdAsync(cancellationToken).ConfigureAwait(false);
            if (!commit.IsSuccess)
            {
                return new DeviceComposition(device, null, messages.Messages, commit.Failure);
            }

            var made = await work(session).ConfigureAwait(false);
            if (made.TryGet(out var plan, out failure) && plan is not null && DevicePlanning.IsTooLarge(plan, options))
            {
                failure = new Failure(FailureCode.LimitExceeded, $"What the edits touch on {device} has more than {options.MostBaseBytes} bytes: edit smaller subtrees.") { Device = device };
            }

            return new DeviceComposition(device, failure is null && plan is not null ? plan with { CommitId = commit.Value } : null, messages.Messages, failure);
        }
    }

    private static Failure Moved(DeviceName device) => new(FailureCode.Stale, $"The models of {device} changed while the plan was made. Plan again.")
    {
        Device = device,
        Retryable = true,
    };
}
