using System.Collections.Immutable;
using NetMcp.Changes.Callers;
using NetMcp.Changes.Plans.Composing;
using NetMcp.Changes.Plans.Trying;
using NetMcp.Core.Access;
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
    /// <param name="access">What the requester may do there.</param>
    /// <param name="device">The device.</param>
    /// <param name="edits">What is wanted there, each with its number in the request.</param>
    /// <param name="checks">What is to be checked there.</param>
    /// <param name="dryRun">Who tries it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<DeviceComposition> PlanAsync(
        DeviceAccess access, DeviceName device, IReadOnlyList<(int Number, RequestedEdit Edit)> edits, IReadOnlyList<PlannedCheck> checks, DryRun dryRun, CancellationToken cancellationToken)
    {
        var messages = new MessageList(device, masker, access.Nodes);
        var found = await schemas.GetAsync(device, cancellationToken).ConfigureAwait(false);
        if (!found.TryGet(out var known, out var failure))
        {
            return new DeviceComposition(device, null, [], failure);
        }

        var reader = new EditReader(known.Schema, messages, access);
        List<ReadEdit> read = [.. edits.Select(edit => reader.Read(edit.Edit, edit.Number)).OfType<ReadEdit>()];
        foreach (var check in checks)
        {
            CheckReading.Judge(SecretChecks.Mask(check, masker), known.Schema, messages, access);
        }

        if (read.Count == 0)
        {
            return new DeviceComposition(device, null, messages.Messages, null);
        }

        List<string> nodes = [.. read.SelectMany(edit => EditedNodes.Of(known.Schema, edit.Path) ?? [NodePath.Root]).Select(EditedNodes.Text).Distinct(StringComparer.Ordinal)];
        List<string> checkNodes = [.. checks.Select(check => CheckReading.FindNode(check, known.Schema, access)).OfType<NodePath>().Select(EditedNodes.Text).Distinct(StringComparer.Ordinal)];
        if ((access.FindObjection(GrantOperation.Plan, null, ChangeSight.Read(nodes)) ?? ChangeSight.FindCheckObjection(access, checkNodes) ?? access.FindFear(known.Schema, ChangeSight.Read(nodes.Concat(checkNodes)))) is { } objection)
        {
            return new DeviceComposition(device, null, messages.Messages, objection);
        }

        return await InSessionAsync(device, messages, async session =>
        {
            if (access.FindObjection(GrantOperation.Plan, ChangeSight.Edited(session.Abilities), ChangeSight.Read(nodes)) is { } notThere)
            {
                return notThere;
            }

            var based = await BaseReader.ReadAsync(session, TouchedRoots.Of(known.Schema, read), access.AllowsRead, cancellationToken).ConfigureAwait(false);
            if (!based.TryGet(out var @base, out var problem))
            {
                return problem;
            }

            if (!ReferenceEquals(@base.Base.Schema, known.Schema))
            {
                return Moved(device);
            }

            // Whether an entry on the way is there is found out by reading it: what else is in it is not for whoever does not see it.
            var plan = DevicePlanning.Compose(session, access.Show(@base.Base), @base.Touched, read, messages, cancellationToken);
            if (dryRun == DryRun.Device && plan is not null && !messages.HasErrors)
            {
                await DeviceTrial.RunAsync(session, plan, @base.Touched, masker, messages, cancellationToken).ConfigureAwait(false);
            }

            return plan is null ? null : plan with { Nodes = nodes, CheckNodes = checkNodes };
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Plans the way back to what was before a change, from what that left.</summary>
    public async Task<DeviceComposition> PlanBackAsync(DeviceAccess access, DevicePlan confirmed, PostImage left, CancellationToken cancellationToken)
    {
        var device = confirmed.Device;
        var messages = new MessageList(device, masker, access.Nodes);
        var found = await schemas.GetAsync(device, cancellationToken).ConfigureAwait(false);
        if (!found.TryGet(out var known, out var failure)
            || !TouchedSubtrees.Roots(confirmed, known.Schema).TryGet(out var touched, out failure)
            || !TouchedSubtrees.FromXml(confirmed.BaseXml, known.Schema).TryGet(out var target, out failure)
            || !TouchedSubtrees.FromXml(left.Xml, known.Schema).TryGet(out var image, out failure))
        {
            return new DeviceComposition(device, null, [], failure);
        }

        List<string> nodes = [.. ChangeSight.AllNodes(confirmed with { CheckNodes = [] })];
        return await InSessionAsync(device, messages, async session =>
        {
            if ((access.FindObjection(GrantOperation.Plan, ChangeSight.Edited(session.Abilities), ChangeSight.Read(nodes)) ?? access.FindFear(known.Schema, ChangeSight.Read(nodes))) is { } objection)
            {
                return objection;
            }

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

            // An entry that the change made goes with all that has come into it since.
            if (HidesSome(access, read.Value, touched) || HidesSome(access, target, touched))
            {
                return new Failure(FailureCode.Forbidden, $"Taking the change back on {device} would touch more than you see there; somebody who sees all of it can.") { Device = device };
            }

            var plan = DevicePlanning.Write(session, TouchedSubtrees.Restrict(read.Value, touched), target, touched, messages, cancellationToken);
            return plan is null ? null : plan with { Nodes = nodes };
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

    private static bool HidesSome(DeviceAccess access, DataTree tree, IReadOnlyList<DataPath> touched) =>
        access.IsLimited && TouchedSubtrees.Hash(access.Show(tree), touched) != TouchedSubtrees.Hash(tree, touched);

    private static Failure Moved(DeviceName device) => new(FailureCode.Stale, $"The models of {device} changed while the plan was made. Plan again.")
    {
        Device = device,
        Retryable = true,
    };
}
