using NetMcp.Changes.Plans;
using NetMcp.Core.Access;

namespace NetMcp.Changes.Policies;

/// <summary>A rule: every condition that it has must hold; in a list of a condition one hit is enough. Without conditions it is for every change.</summary>
public sealed record PolicyRule
{
    /// <summary>The name, by which verdicts tell it.</summary>
    public required string Name { get; init; }

    /// <summary>What it says.</summary>
    public required PolicyEffect Effect { get; init; }

    /// <summary>Names of devices; <c>*</c> is any text and <c>?</c> any character, in any case.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>Tags that the device has in the inventory when it is judged.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The device's site, as tags.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>The nodes that are touched; each stands for all below it.</summary>
    public IReadOnlyList<NodePath> Paths { get; init; } = [];

    /// <summary>What happens to them.</summary>
    public IReadOnlySet<TouchKind> Operations { get; init; } = new HashSet<TouchKind>();

    /// <summary>The least number of devices that the whole plan has.</summary>
    public int LeastDevices { get; init; }

    /// <summary>The least number of edits that the difference of the whole plan has.</summary>
    public int LeastEdits { get; init; }

    /// <summary>Who asks, by the name that the authority gave: with <c>*</c> and <c>?</c> as in names of devices, but in the case given. Labels of links are not looked at.</summary>
    public IReadOnlyList<string> Principals { get; init; } = [];

    /// <summary>Windows in one of which it is.</summary>
    public IReadOnlyList<PolicyWindow> During { get; init; } = [];

    /// <summary>Windows in none of which it is.</summary>
    public IReadOnlyList<PolicyWindow> Outside { get; init; } = [];

    /// <summary>Whether it is for what takes another change back: only (true), not (false), or too (null).</summary>
    public bool? Rollback { get; init; }
}
