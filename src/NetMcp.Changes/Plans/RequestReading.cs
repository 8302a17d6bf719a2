using NetMcp.Core.Devices;

namespace NetMcp.Changes.Plans;

/// <summary>Holds a request to the limits, and divides its devices into batches.</summary>
internal static class RequestReading
{
    private const int LongestComment = 500;

    /// <summary>Everything that is wrong with a request whatever the devices say.</summary>
    public static IEnumerable<string> Objections(PlanRequest request, IReadOnlyList<DeviceName> devices, IReadOnlyList<string> tables, ChangeOptions options)
    {
        if (request.Edits.Count == 0)
        {
            yield return "A plan has at least one edit.";
        }

        if (request.Edits.Count > options.MostEdits)
        {
            yield return $"A plan has at most {options.MostEdits} edits; these are {request.Edits.Count}.";
        }

        if (devices.Count > options.MostDevices)
        {
            yield return $"A plan has at most {options.MostDevices} devices; these are {devices.Count}.";
        }

        if (request.Comment is { Length: > LongestComment })
        {
            yield return $"A comment has at most {LongestComment} characters.";
        }

        if (request.BatchSize < 1)
        {
            yield return "A batch has at least one device.";
        }

        foreach (var canary in (request.Canaries ?? []).Where(canary => !devices.Contains(canary)))
        {
            yield return $"{canary} is to go first and has no edit.";
        }

        foreach (var check in request.Checks)
        {
            if (check.Device is { } device && !devices.Contains(device))
            {
                yield return $"A check is on {device}, which has no edit: the devices of the plan are {string.Join(", ", devices)}.";
            }

            if (CheckReading.Objection(check, tables, options) is { } objection)
            {
                yield return objection;
            }
        }
    }

    /// <summary>The canaries one after another, then the rest by the batch.</summary>
    public static IReadOnlyList<IReadOnlyList<DeviceName>> Batches(IReadOnlyList<DeviceName> devices, IReadOnlyList<DeviceName>? canaries, int? batchSize)
    {
        var first = (canaries ?? []).Distinct().Where(devices.Contains).Select(canary => devices.First(device => device == canary)).ToList();
        var rest = devices.Where(device => !first.Contains(device)).ToList();
        return [.. first.Select(device => new[] { device }), .. rest.Chunk(batchSize ?? Math.Max(1, rest.Count))];
    }

    /// <summary>The checks: that the device can be reached is always among them.</summary>
    public static IReadOnlyList<PlannedCheck> Checks(IReadOnlyList<PlannedCheck> asked) =>
        asked.Any(check => check is { Kind: CheckKind.Reachable, Device: null }) ? [.. asked] : [new PlannedCheck(CheckKind.Reachable), .. asked];

    /// <summary>The confirm-timeout, in whole seconds: what commit, checks and recovery take together, or more.</summary>
    public static TimeSpan ConfirmTimeout(TimeSpan? wanted, IReadOnlyList<PlannedCheck> checks, ChangeOptions options)
    {
        var needed = options.CommitBudget + options.CheckBudget + checks.Select(check => check.Settle).DefaultIfEmpty().Max() + options.RecoveryBudget;
        var longest = new[] { needed, options.LeastConfirmTimeout, wanted ?? TimeSpan.Zero }.Max();
        return TimeSpan.FromSeconds(Math.Ceiling(longest.TotalSeconds));
    }
}
