using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NetMcp.Changes.Plans;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Schemas;
using NetMcp.Yang.Schema;

namespace NetMcp.Changes.Policies;

/// <summary>
/// Holds the policy's paths against the models of the devices that are judged: a rule that denies or asks for approval and names nothing in them is met by
/// what it may have been meant for. Each such path is told once in the gateway's log, until another policy is in force.
/// </summary>
internal sealed partial class JudgedModels(IDeviceSchemas schemas, IPolicySource source, ILogger<JudgedModels> logger)
{
    private Found _found = new(ChangePolicy.AllowAll);

    /// <summary>Has the models of a plan's devices at hand, as they were when it was made: after a restart nobody has asked for them yet.</summary>
    public async Task FetchAsync(ChangePlan plan, CancellationToken cancellationToken)
    {
        if (!source.Current.Rules.Any(rule => rule.Paths.Count > 0 && rule.Effect.Kind != PolicyEffectKind.Allow))
        {
            return;
        }

        var known = schemas.AtHand().SelectMany(shared => shared.Devices).ToHashSet();
        foreach (var device in plan.Devices.Select(device => device.Device).Where(device => !known.Contains(device)))
        {
            // Without its models nothing is begun on a device either, so what comes of this is said there.
            _ = await schemas.GetAsync(device, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Judges a plan by the policy in force.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="find">The inventory as it is now.</param>
    /// <param name="at">When.</param>
    public PolicyVerdict Judge(ChangePlan plan, Func<DeviceName, DeviceSummary?> find, DateTimeOffset at)
    {
        var policy = source.Current;
        var question = PlanQuestion.Of(plan, find, at);
        if (!policy.Rules.Any(rule => rule.Paths.Count > 0))
        {
            return PolicyJudge.Judge(policy, question);
        }

        var found = _found;
        if (!ReferenceEquals(found.Policy, policy))
        {
            _found = found = new Found(policy);
        }

        var models = schemas.AtHand().SelectMany(shared => shared.Devices.Select(device => (device, shared.Schema))).ToDictionary(pair => pair.device, pair => pair.Schema);
        return PolicyJudge.Judge(policy, question with
        {
            Devices = [.. question.Devices.Zip(plan.Devices, (judged, planned) => models.GetValueOrDefault(planned.Device) is { } schema
                ? judged with { FindGaps = path => found.Gaps.GetOrAdd((schema, path), key => Find(key.Schema, key.Path, planned.Device, models.Values)) }
                : judged)],
        });
    }

    private IReadOnlyList<NodePath> Find(YangSchema schema, NodePath path, DeviceName device, IEnumerable<YangSchema> all)
    {
        var gaps = RulePlaces.FindGaps(schema, path);
        if (gaps.Count > 0)
        {
            Misplaced(logger, path.ToString(), device);
        }
        else if (path.Steps.Any(step => all.All(one => one.FindModule(step.Module) is not { IsImplemented: true })) && _found.Told.TryAdd(path, true))
        {
            Unknown(logger, path.ToString());
        }

        return gaps;
    }

    [LoggerMessage(EventId = 6300, Level = LogLevel.Warning, Message = "The policy names {Path}, which the models of {Device} do not have, though they have its module: is it misspelt? Where that denies or asks for approval, it counts for what it may have been meant for")]
    private static partial void Misplaced(ILogger logger, string path, DeviceName device);

    [LoggerMessage(EventId = 6301, Level = LogLevel.Warning, Message = "The policy names {Path}, of which no device that was used so far has the module: if it is misspelt, it protects nothing")]
    private static partial void Unknown(ILogger logger, string path);

    /// <summary>What was found for one policy; its paths are objects of their own.</summary>
    private sealed record Found(ChangePolicy Policy)
    {
        public ConcurrentDictionary<(YangSchema Schema, NodePath Path), IReadOnlyList<NodePath>> Gaps { get; } = new();

        public ConcurrentDictionary<NodePath, bool> Told { get; } = new();
    }
}
