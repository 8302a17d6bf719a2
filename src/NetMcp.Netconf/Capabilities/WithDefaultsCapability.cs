namespace NetMcp.Netconf.Capabilities;

/// <summary>How a device treats defaults (RFC 6243 section 4.3).</summary>
/// <param name="BasicMode">basic-mode: <c>report-all</c>, <c>trim</c> or <c>explicit</c>; empty if the device omits what it must give.</param>
/// <param name="AlsoSupported">also-supported.</param>
public sealed record WithDefaultsCapability(string BasicMode, IReadOnlyList<string> AlsoSupported)
{
    /// <summary>Whether a mode can be asked for.</summary>
    public bool Supports(string mode) => mode == BasicMode || AlsoSupported.Contains(mode);
}
