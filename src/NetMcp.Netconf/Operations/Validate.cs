using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>validate (RFC 6241 section 8.6.4.1).</summary>
public sealed record Validate : OkOperation
{
    /// <summary>What: a datastore, a URL, or a config.</summary>
    public required ConfigLocation Source { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) =>
        capabilities.Validate
            ? Requires.Location(capabilities, Source)
            : new MissingCapability(CapabilityNames.Validate11, "This device cannot validate.");

    internal override RpcRequest ToRequest() =>
        new OperationXml().Open("validate").Location("source", Source).Close("validate").ToRequest("validate", isReadOnly: true, Timeout);
}
