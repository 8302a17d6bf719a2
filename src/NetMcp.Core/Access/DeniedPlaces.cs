using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Yang.Schema;

namespace NetMcp.Core.Access;

/// <summary>What a caller is kept away from in a device's models because deny rules of it name nothing there, and were meant for something.</summary>
public sealed class DeniedPlaces
{
    private readonly List<(NodePath Rule, IReadOnlyList<NodePath> Gaps)> _feared;

    /// <summary>Finds them.</summary>
    /// <param name="access">The caller's rules.</param>
    /// <param name="schema">The device's models.</param>
    public DeniedPlaces(INodeAccess access, YangSchema schema)
    {
        ArgumentNullException.ThrowIfNull(access);
        _feared = [.. access.Denied.Select(rule => (Rule: rule, Gaps: RulePlaces.FindGaps(schema, rule))).Where(feared => feared.Gaps.Count > 0)];
    }

    /// <summary>The rules.</summary>
    public IEnumerable<NodePath> Rules => _feared.Select(feared => feared.Rule);

    /// <summary>Why nodes are not for the caller; null when nothing speaks against them. It names the rule, which is in the caller's own token.</summary>
    /// <param name="device">The device.</param>
    /// <param name="nodes">What is to be read or changed.</param>
    public Failure? FindObjection(DeviceName device, IReadOnlyList<NodePath> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        foreach (var (rule, gaps) in _feared)
        {
            if (gaps.FirstOrDefault(gap => nodes.Any(node => RulePlaces.Meet(gap, node))) is { } met)
            {
                return new Failure(
                    FailureCode.Forbidden,
                    $"This caller is denied {rule}, which the models of {device} do not have, though they have its module. What that was meant for may be there by another name, so nothing is read or changed that may lie in {met}. Whoever issued the rule has to correct it (netmcp token inspect --modules).")
                {
                    Device = device,
                };
            }
        }

        return null;
    }
}
