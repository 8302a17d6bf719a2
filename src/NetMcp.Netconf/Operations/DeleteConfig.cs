using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>delete-config: deletes startup or a file; running cannot be deleted (RFC 6241 section 7.4).</summary>
public sealed record DeleteConfig : OkOperation
{
    /// <summary>What: <see cref="ConfigLocation.Startup"/> or a URL.</summary>
    public required ConfigLocation Target { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) => Requires.Location(capabilities, Target);

    internal override RpcRequest ToRequest() => Target.Location is not null || Target.Datastore == NetconfDatastore.Startup
        ? new OperationXml().Open("delete-config").Location("target", Target).Close("delete-config")
            .ToRequest("delete-config", isReadOnly: false, Timeout)
        : throw new InvalidOperationException("Only startup or a URL can be deleted (RFC 6241 section 7.4).");
}
