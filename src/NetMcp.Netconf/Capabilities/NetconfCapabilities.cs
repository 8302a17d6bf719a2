using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Capabilities;

/// <summary>What a device announced in its hello, as a model. Operations consult it before they send.</summary>
public sealed class NetconfCapabilities
{
    private readonly Dictionary<string, CapabilityUri> _byIdentifier = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModuleCapability> _byModule = new(StringComparer.Ordinal);

    private NetconfCapabilities(IReadOnlyList<CapabilityUri> all)
    {
        All = all;
        var modules = new List<ModuleCapability>();
        foreach (var capability in all)
        {
            _byIdentifier.TryAdd(capability.Identifier, capability);
            if (capability.Parameters.TryGetValue("module", out var name) && name.Length > 0)
            {
                var module = new ModuleCapability(name, capability.Identifier, capability.Parameters.GetValueOrDefault("revision"))
                {
                    Features = capability.List("features"),
                    Deviations = capability.List("deviations"),
                };
                modules.Add(module);
                _byModule.TryAdd(name, module);
            }
        }

        Modules = modules;
        UrlSchemes = Find(CapabilityNames.Url)?.List("scheme") ?? [];
        WithDefaults = Find(CapabilityNames.WithDefaults) is { } defaults
            ? new WithDefaultsCapability(defaults.Parameters.GetValueOrDefault("basic-mode", string.Empty), defaults.List("also-supported"))
            : null;
    }

    /// <summary>Every capability, known or not, in the device's order.</summary>
    public IReadOnlyList<CapabilityUri> All { get; }

    /// <summary>The YANG modules among them. A device of YANG 1.1 lists those in its YANG library instead (RFC 7950 section 5.6.4).</summary>
    public IReadOnlyList<ModuleCapability> Modules { get; }

    /// <summary>base:1.0.</summary>
    public bool Base10 => Has(CapabilityNames.Base10);

    /// <summary>base:1.1.</summary>
    public bool Base11 => Has(CapabilityNames.Base11);

    /// <summary>:writable-running: edit-config and copy-config may have running as their target.</summary>
    public bool WritableRunning => Has(CapabilityNames.WritableRunning);

    /// <summary>:candidate.</summary>
    public bool Candidate => Has(CapabilityNames.Candidate);

    /// <summary>:confirmed-commit, either version.</summary>
    public bool ConfirmedCommit => Has(CapabilityNames.ConfirmedCommit10) || ConfirmedCommit11;

    /// <summary>:confirmed-commit:1.1, with persist and cancel-commit.</summary>
    public bool ConfirmedCommit11 => Has(CapabilityNames.ConfirmedCommit11);

    /// <summary>:rollback-on-error.</summary>
    public bool RollbackOnError => Has(CapabilityNames.RollbackOnError);

    /// <summary>:validate, either version.</summary>
    public bool Validate => Has(CapabilityNames.Validate10) || Validate11;

    /// <summary>:validate:1.1, with test-only.</summary>
    public bool Validate11 => Has(CapabilityNames.Validate11);

    /// <summary>:startup: a startup datastore of its own.</summary>
    public bool Startup => Has(CapabilityNames.Startup);

    /// <summary>:xpath.</summary>
    public bool XPath => Has(CapabilityNames.XPath);

    /// <summary>The schemes of :url; empty when the device has not got it.</summary>
    public IReadOnlyList<string> UrlSchemes { get; }

    /// <summary>:with-defaults, or null.</summary>
    public WithDefaultsCapability? WithDefaults { get; }

    /// <summary>:notification.</summary>
    public bool Notification => Has(CapabilityNames.Notification);

    /// <summary>:interleave: rpcs may be sent while a subscription is active.</summary>
    public bool Interleave => Has(CapabilityNames.Interleave);

    /// <summary>:partial-lock.</summary>
    public bool PartialLock => Has(CapabilityNames.PartialLock);

    /// <summary>:yang-library, either version.</summary>
    public bool YangLibrary => Has(CapabilityNames.YangLibrary10) || YangLibrary11;

    /// <summary>:yang-library:1.1 (RFC 8525).</summary>
    public bool YangLibrary11 => Has(CapabilityNames.YangLibrary11);

    /// <summary>The content-id or module-set-id of the YANG library: it changes when the library does.</summary>
    public string? YangLibraryContentId =>
        Find(CapabilityNames.YangLibrary11)?.Parameters.GetValueOrDefault("content-id")
        ?? Find(CapabilityNames.YangLibrary10)?.Parameters.GetValueOrDefault("module-set-id");

    /// <summary>get-data and edit-data (RFC 8526 section 2: ietf-netconf-nmda, announced as a module or known through the YANG library).</summary>
    public bool Nmda => Has(NetconfNamespaces.Nmda) || _byModule.ContainsKey("ietf-netconf-nmda");

    /// <summary>get-schema and the monitoring data (RFC 6022 section 2).</summary>
    public bool Monitoring => Has(NetconfNamespaces.Monitoring) || _byModule.ContainsKey("ietf-netconf-monitoring");

    /// <summary>Takes the capability URIs of a hello. Never fails: what is unknown is kept in <see cref="All"/>.</summary>
    public static NetconfCapabilities Parse(IEnumerable<string> uris)
    {
        ArgumentNullException.ThrowIfNull(uris);
        return new NetconfCapabilities([.. uris.Select(CapabilityUri.Parse)]);
    }

    /// <summary>Whether a capability is announced, by its identifier without parameters.</summary>
    public bool Has(string identifier) => _byIdentifier.ContainsKey(identifier);

    /// <summary>A capability by its identifier without parameters.</summary>
    public CapabilityUri? Find(string identifier) => _byIdentifier.GetValueOrDefault(identifier);

    /// <summary>A module by its name.</summary>
    public ModuleCapability? FindModule(string name) => _byModule.GetValueOrDefault(name);
}
