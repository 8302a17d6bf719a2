using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>copy-config: replaces a whole datastore or file (RFC 6241 section 7.3), with-defaults (RFC 6243 section 4.5.4).</summary>
public sealed record CopyConfig : OkOperation
{
    /// <summary>Where to: a datastore or a URL.</summary>
    public required ConfigLocation Target { get; init; }

    /// <summary>Where from.</summary>
    public required ConfigLocation Source { get; init; }

    /// <summary>How defaults are written; null leaves it to the device.</summary>
    public WithDefaultsMode? WithDefaults { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) =>
        Requires.WritableTarget(capabilities, Target.Datastore)
        ?? Requires.Location(capabilities, Target)
        ?? Requires.Location(capabilities, Source)
        ?? Requires.WithDefaults(capabilities, WithDefaults);

    internal override RpcRequest ToRequest() => Target.Config is null
        ? new OperationXml().Open("copy-config").Location("target", Target).Location("source", Source).WithDefaults(WithDefaults)
            .Close("copy-config").ToRequest("copy-config", isReadOnly: false, Timeout)
        : throw new InvalidOperationException("copy-config cannot have a config as its target (RFC 6241 section 7.3).");
}
