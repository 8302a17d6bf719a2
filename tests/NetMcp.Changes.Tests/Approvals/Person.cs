using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Tests.Approvals;

/// <summary>A caller with a token: a chain, labels, and what it may not do.</summary>
internal sealed class Person(string name) : ICaller
{
    public string Name => name;

    public string Key { get; init; } = "key of " + name;

    public IReadOnlyList<string> Chain { get; init; } = ["token of " + name];

    public IReadOnlyList<string> Behind { get; init; } = [name];

    public bool MayApprove { get; init; } = true;

    public bool SeesDevices { get; init; } = true;

    public bool LimitsPaths => false;

    public string RulesId => string.Empty;

    public bool Shows(string tool) => true;

    public bool Shows(DeviceSummary device) => SeesDevices;

    public PathAccess See(NodePath path) => PathAccess.Allowed;

    public Failure? FindObjection(AccessQuestion question) =>
        question.Operation == GrantOperation.Approve && !MayApprove ? new Failure(FailureCode.AccessDenied, "The token does not allow approve.") : null;
}
