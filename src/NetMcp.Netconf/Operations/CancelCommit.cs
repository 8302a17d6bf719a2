using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>cancel-commit: undoes a pending confirmed commit at once (RFC 6241 section 8.4.4.1).</summary>
public sealed record CancelCommit : OkOperation
{
    /// <summary>The token that the confirmed commit was given, if one.</summary>
    public string? PersistId { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) =>
        capabilities.ConfirmedCommit11
            ? Requires.Candidate(capabilities)
            : new MissingCapability(CapabilityNames.ConfirmedCommit11, "This device cannot cancel a confirmed commit.");

    internal override RpcRequest ToRequest()
    {
        var xml = new OperationXml().Open("cancel-commit");
        if (PersistId is not null)
        {
            xml.Element("persist-id", PersistId);
        }

        return xml.Close("cancel-commit").ToRequest("cancel-commit", isReadOnly: false, Timeout);
    }
}
