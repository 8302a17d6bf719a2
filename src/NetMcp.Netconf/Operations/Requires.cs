using NetMcp.Netconf.Capabilities;

namespace NetMcp.Netconf.Operations;

/// <summary>The checks that several operations share: what is missing, or null.</summary>
internal static class Requires
{
    public static MissingCapability? Datastore(NetconfCapabilities capabilities, NetconfDatastore? datastore) => datastore switch
    {
        NetconfDatastore.Candidate => Candidate(capabilities),
        NetconfDatastore.Startup when !capabilities.Startup =>
            new MissingCapability(CapabilityNames.Startup, "This device has no startup datastore of its own."),
        _ => null,
    };

    public static MissingCapability? Candidate(NetconfCapabilities capabilities) =>
        capabilities.Candidate ? null : new MissingCapability(CapabilityNames.Candidate, "This device has no candidate datastore.");

    public static MissingCapability? Location(NetconfCapabilities capabilities, ConfigLocation location) =>
        location.Location is { } url ? Url(capabilities, url) : Datastore(capabilities, location.Datastore);

    /// <summary>A target to write: running needs :writable-running (RFC 6241 section 8.2).</summary>
    public static MissingCapability? WritableTarget(NetconfCapabilities capabilities, NetconfDatastore? datastore) =>
        datastore == NetconfDatastore.Running && !capabilities.WritableRunning
            ? new MissingCapability(CapabilityNames.WritableRunning, "The running datastore of this device cannot be written directly.")
            : Datastore(capabilities, datastore);

    public static MissingCapability? Url(NetconfCapabilities capabilities, Uri url) =>
        capabilities.UrlSchemes.Contains(url.Scheme, StringComparer.OrdinalIgnoreCase)
            ? null
            : new MissingCapability(CapabilityNames.Url, $"This device takes no URLs of the scheme '{url.Scheme}'.");

    public static MissingCapability? Nmda(NetconfCapabilities capabilities) =>
        capabilities.Nmda ? null : new MissingCapability("ietf-netconf-nmda", "This device has no NMDA datastores (RFC 8526).");

    /// <summary>Whether a mode may be asked for (RFC 6243 section 4.3).</summary>
    public static MissingCapability? WithDefaults(NetconfCapabilities capabilities, WithDefaultsMode? mode) =>
        mode is null || capabilities.WithDefaults?.Supports(OperationWords.Of(mode.Value)) == true
            ? null
            : new MissingCapability(CapabilityNames.WithDefaults, $"This device cannot report defaults as '{OperationWords.Of(mode.Value)}'.");
}
