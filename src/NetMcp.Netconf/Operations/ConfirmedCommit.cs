using System.Globalization;
using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>
/// A commit that the device undoes unless it is confirmed in time (RFC 6241 section 8.4; RFC 4741 section 8.4 without persist). Sent again
/// before it is confirmed it extends the time.
/// </summary>
public sealed record ConfirmedCommit : OkOperation
{
    /// <summary>confirm-timeout, whole seconds, at least one; null for the device's default, 600 seconds.</summary>
    public TimeSpan? ConfirmTimeout { get; init; }

    /// <summary>persist: a token with which any session can confirm or cancel, so that it outlives this session; needs version 1.1.</summary>
    public string? Persist { get; init; }

    /// <summary>persist-id: the token of the pending confirmed commit that this one follows; needs version 1.1.</summary>
    public string? PersistId { get; init; }

    /// <summary>Goes with the commit on a device that takes one.</summary>
    public CommitComment? Comment { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities)
    {
        if (Requires.Candidate(capabilities) is { } candidate)
        {
            return candidate;
        }

        if (!capabilities.ConfirmedCommit)
        {
            return new MissingCapability(CapabilityNames.ConfirmedCommit11, "This device has no confirmed commit.");
        }

        return (Persist ?? PersistId) is not null && !capabilities.ConfirmedCommit11
            ? new MissingCapability(CapabilityNames.ConfirmedCommit11, "This device has no confirmed commit that outlives its session.")
            : null;
    }

    internal override RpcRequest ToRequest()
    {
        var xml = new OperationXml().Open("commit").Empty("confirmed");
        if (ConfirmTimeout is { } timeout)
        {
            // uint32 with the range 1..max (RFC 6241 appendix C).
            var seconds = (long)Math.Ceiling(timeout.TotalSeconds);
            ArgumentOutOfRangeException.ThrowIfLessThan(seconds, 1, nameof(ConfirmTimeout));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, uint.MaxValue, nameof(ConfirmTimeout));
            xml.Element("confirm-timeout", seconds.ToString(CultureInfo.InvariantCulture));
        }

        if (Persist is not null)
        {
            xml.Element("persist", Persist);
        }

        if (PersistId is not null)
        {
            xml.Element("persist-id", PersistId);
        }

        return xml.Comment(Comment).Close("commit").ToRequest("commit", isReadOnly: false, Timeout);
    }
}
