using System.Collections.Immutable;
using NetMcp.Netconf.Messages;

namespace NetMcp.Devices.Profiles;

/// <summary>The rpcs of the standards that only read.</summary>
internal static class CommonRpcs
{
    public static ImmutableArray<ReadOnlyRpc> ReadOnly { get; } =
    [
        new(NetconfNamespaces.Base, "get"),
        new(NetconfNamespaces.Base, "get-config"),
        new(NetconfNamespaces.Monitoring, "get-schema"),
        new(NetconfNamespaces.Nmda, "get-data"),
    ];

    /// <summary>Vendor rpcs of one namespace by name, with any plain arguments.</summary>
    public static ImmutableArray<ReadOnlyRpc> And(string namespaceUri, params ReadOnlySpan<string> names)
    {
        var rpcs = ReadOnly.ToBuilder();
        foreach (var name in names)
        {
            rpcs.Add(new ReadOnlyRpc(namespaceUri, name));
        }

        return rpcs.ToImmutable();
    }
}
