using System.Collections.Immutable;
using System.Text;
using NetMcp.Core.Devices;
using NetMcp.Core.Editing;
using NetMcp.Core.Masking;
using NetMcp.Core.Outcomes;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using NetMcp.Yang.Paths;

namespace NetMcp.Changes.Plans.Composing;

/// <summary>Makes the plan of one device from what is there and what is wanted.</summary>
internal static class DevicePlanning
{
    /// <summary>Composes edits over the base.</summary>
    public static DevicePlan? Compose(
        IEditSession session, DataTree before, ImmutableArray<DataPath> touched, IReadOnlyList<ReadEdit> edits, MessageList messages, CancellationToken cancellationToken)
    {
        messages.Hide(before);
        var target = new EditApplication(before.Schema, messages).Apply(before, edits);
        return Write(session, before, target, touched, messages, cancellationToken);
    }

    /// <summary>Validates a target and writes down what leads to it and back.</summary>
    public static DevicePlan? Write(
        IEditSession session, DataTree before, DataTree target, ImmutableArray<DataPath> touched, MessageList messages, CancellationToken cancellationToken)
    {
        messages.Hide(target);
        TargetCheck.Run(before, target, touched, messages, cancellationToken);
        var diff = DataDiff.Between(before, target);
        if (diff.IsEmpty && !messages.HasErrors)
        {
            messages.Warn(null, "There is nothing to change: the device is as wanted already.");
        }

        var edit = EditText.Of(diff, session.Abilities, out var leftOut);
        if (leftOut > 0)
        {
            messages.Error(null, $"{leftOut} nodes would have to go that the models do not know, which the gateway cannot say to the device. Merge, or name what is to go.");
        }

        JudgePromise(session.Abilities.Promise, messages);
        return new DevicePlan
        {
            Device = session.Device,
            SchemaHash = before.Schema.Hash,
            Touched = [.. touched.Select(path => path.ToString())],
            BaseHash = TouchedSubtrees.Hash(before, touched),
            TargetHash = TouchedSubtrees.Hash(target, touched),
            BaseXml = TouchedSubtrees.ToXml(before, touched),
            TargetXml = TouchedSubtrees.ToXml(target, touched),
            EditXml = edit,
            // Not the edits backwards: made anew they come in the order of what is to be there.
            InverseXml = EditText.Of(DataDiff.Between(target, before), session.Abilities, out _),
            Difference = MaskedDifference.Of(diff, messages.Leafs),
            EditCount = diff.Edits.Length,
            Touches = TouchedNodes.Of(diff),
            Abilities = session.Abilities,
        };
    }

    /// <summary>Whether an image is too large to be kept.</summary>
    public static bool IsTooLarge(DevicePlan plan, ChangeOptions options) =>
        Encoding.UTF8.GetByteCount(plan.BaseXml) > options.MostBaseBytes || Encoding.UTF8.GetByteCount(plan.TargetXml) > options.MostBaseBytes;

    private static void JudgePromise(ChangePromise promise, MessageList messages)
    {
        var reasons = string.Join(' ', promise.Reasons);
        if (promise.Grade == "none")
        {
            messages.Error(null, $"Nothing can be promised for a change on this device, so none is made. {reasons}");
        }
        else if (promise.Grade != "full")
        {
            messages.Warn(null, $"The promise is reduced, so applying needs accept_reduced_safety. {reasons}");
        }
    }
}
