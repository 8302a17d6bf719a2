using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Reading;
using NetMcp.Trust.Paths;

namespace NetMcp.Trust.Grants;

/// <summary>
/// What may be done: the content of <c>authorization_details</c> of type <c>network</c> (RFC 9396). In a link of a chain what is null is not narrowed
/// by that link; in a token of the authority devices, tools, operations and datastores are there.
/// </summary>
public sealed record NetworkGrant
{
    /// <summary>The value of <c>type</c> (RFC 9396 section 2).</summary>
    public const string Type = "network";

    /// <summary>The most devices that <c>max_devices_per_change</c> may say.</summary>
    public const int MostDevicesOfAll = 10_000;

    /// <summary>The deployment pattern.</summary>
    public required DeploymentPattern Pattern { get; init; }

    /// <summary>The controller, in the controller pattern.</summary>
    public DeviceName? Controller { get; init; }

    /// <summary>
    /// Whether a grant of the gateway pattern reaches mounted devices as well. No token says so: it is for the grants of a gateway's own configuration, whose
    /// writer has also said which devices are mounted where.
    /// </summary>
    public bool ReachesMounted { get; init; }

    /// <summary>The devices.</summary>
    public DeviceSelector? Devices { get; init; }

    /// <summary>The tools.</summary>
    public IReadOnlyList<ToolPattern>? Tools { get; init; }

    /// <summary>The operations.</summary>
    public IReadOnlyList<GrantOperation>? Operations { get; init; }

    /// <summary>The datastores.</summary>
    public IReadOnlyList<Datastore>? Datastores { get; init; }

    /// <summary>The allowed and denied subtrees.</summary>
    public PathRules Paths { get; init; } = PathRules.Everything;

    /// <summary>The budgets.</summary>
    public GrantBudgets Budgets { get; init; } = GrantBudgets.None;

    /// <summary>The most devices that a change may touch.</summary>
    public int? MostDevicesPerChange { get; init; }
}
