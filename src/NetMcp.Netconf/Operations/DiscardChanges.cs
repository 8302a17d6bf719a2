using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>discard-changes: makes the candidate equal to running again (RFC 6241 section 8.3.4.2).</summary>
public sealed record DiscardChanges : OkOperation
{
    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) => Requires.Candidate(capabilities);

    internal override RpcRequest ToRequest() =>
        new OperationXml().Empty("discard-changes").ToRequest("discard-changes", isReadOnly: false, Timeout);
}
