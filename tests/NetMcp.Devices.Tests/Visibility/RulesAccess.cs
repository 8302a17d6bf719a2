using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Trust.Paths;

namespace NetMcp.Devices.Tests.Visibility;

/// <summary>A caller with path rules, who may do anything otherwise.</summary>
internal sealed class RulesAccess(PathRules rules, string key = "limited") : ICaller
{
    public string Name => key;

    public string Key => key;

    public IReadOnlyList<string> Chain => [];

    public IReadOnlyList<string> Behind => [key];

    public bool LimitsPaths => rules.AreLimiting;

    public string RulesId => string.Join('\n', rules.Deny.Select(path => "-" + path).Concat((rules.Allow ?? []).Select(path => "+" + path)));

    /// <summary>The deny rules that are to be feared where models lack what they name: none, unless a test is about that, so that others have rules for several models.</summary>
    public IReadOnlyList<NodePath> Denied { get; init; } = [];

    /// <summary>Which devices it sees; null for all.</summary>
    public Predicate<DeviceSummary>? Devices { get; init; }

    /// <summary>What it may not do.</summary>
    public Func<AccessQuestion, Failure?>? Objection { get; init; }

    public static RulesAccess Denying(params string[] paths) => new(new PathRules(null, [.. paths.Select(NodePath.Parse)]));

    public static RulesAccess Allowing(params string[] paths) => new(new PathRules([.. paths.Select(NodePath.Parse)], []));

    public bool Shows(string tool) => true;

    public bool Shows(DeviceSummary device) => Devices?.Invoke(device) != false;

    public PathAccess See(NodePath path) => rules.Decide(path);

    public Failure? FindObjection(AccessQuestion question) => Objection?.Invoke(question);
}
