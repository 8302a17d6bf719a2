using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Trust.Paths;

namespace NetMcp.Changes.Tests.Fakes;

/// <summary>A caller that a test limits, judged by the rules that tokens have.</summary>
internal sealed class FakeCaller(string name) : ICaller
{
    public string Name => name;

    public string Key { get => field ?? string.Join('~', Chain.Prepend(name)); init; }

    public IReadOnlyList<string> Chain { get; init; } = [];

    public IReadOnlyList<string> Behind => [name];

    /// <summary>The path rules; null for none.</summary>
    public PathRules? Rules { get; set; }

    /// <summary>The devices that are there; null for all.</summary>
    public HashSet<string>? Devices { get; set; }

    /// <summary>What may be done.</summary>
    public HashSet<GrantOperation> Operations { get; set; } = [.. Enum.GetValues<GrantOperation>()];

    /// <summary>The most devices of a change.</summary>
    public int? MostDevices { get; set; }

    /// <summary>What was asked.</summary>
    public List<AccessQuestion> Questions { get; } = [];

    public bool LimitsPaths => Rules is { AreLimiting: true };

    public IReadOnlyList<NodePath> Denied => Rules?.Deny ?? [];

    public string RulesId => LimitsPaths ? name : string.Empty;

    public bool Shows(string tool) => true;

    public bool Shows(DeviceSummary device) => Devices?.Contains(device.Name.Value) ?? true;

    public PathAccess See(NodePath path) => Rules?.Decide(path) ?? PathAccess.Allowed;

    public Failure? FindObjection(AccessQuestion question)
    {
        lock (Questions)
        {
            Questions.Add(question);
        }

        if (!Operations.Contains(question.Operation))
        {
            return new Failure(FailureCode.Forbidden, $"'{name}' may not {question.Operation}.");
        }

        if (question.Device is { } device && !Shows(device))
        {
            return new Failure(FailureCode.Forbidden, $"'{name}' may not touch {device.Name}.");
        }

        if (question.DevicesInChange > MostDevices)
        {
            return new Failure(FailureCode.Forbidden, $"'{name}' may change at most {MostDevices} devices at once.");
        }

        return question.Paths.Any(path => See(path) != PathAccess.Allowed) ? new Failure(FailureCode.Forbidden, $"'{name}' may not touch all of these paths.") : null;
    }
}
