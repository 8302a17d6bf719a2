using NetMcp.Core.Reading;

namespace NetMcp.Core.Devices;

/// <summary>What the devices that the gateway has spoken to so far have, all taken together.</summary>
public sealed record NetworkCapabilities
{
    /// <summary>The names of their modules, in order.</summary>
    public IReadOnlyList<string> YangModules { get; init; } = [];

    /// <summary>The datastores of configuration that at least one of them has.</summary>
    public IReadOnlyList<Datastore> ConfigDatastores { get; init; } = [];

    /// <summary>Whether at least one of them sends notifications (RFC 5277).</summary>
    public bool SendsNotifications { get; init; }
}
