using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>commit of the candidate (RFC 6241 section 8.3.4.1). It also confirms a pending confirmed commit (section 8.4.5.1).</summary>
public sealed record Commit : OkOperation
{
    /// <summary>The persist-id of the confirmed commit that is to be confirmed, when it was given <see cref="ConfirmedCommit.Persist"/>.</summary>
    public string? PersistId { get; init; }

    /// <summary>Goes with the commit on a device that takes one.</summary>
    public CommitComment? Comment { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) =>
        Requires.Candidate(capabilities)
        ?? (PersistId is not null && !capabilities.ConfirmedCommit11
            ? new MissingCapability(CapabilityNames.ConfirmedCommit11, "This device has no confirmed commit that outlives its session.")
            : null);

    internal override RpcRequest ToRequest()
    {
        var xml = new OperationXml().Open("commit");
        if (PersistId is not null)
        {
            xml.Element("persist-id", PersistId);
        }

        return xml.Comment(Comment).Close("commit").ToRequest("commit", isReadOnly: false, Timeout);
    }
}
