using System.Globalization;
using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>kill-session: ends another session and frees its locks (RFC 6241 section 7.9). A session cannot kill itself.</summary>
public sealed record KillSession : OkOperation
{
    /// <summary>The other session's number.</summary>
    public required long SessionId { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) => null;

    internal override RpcRequest ToRequest()
    {
        // session-id-type is uint32 with the range 1..max (RFC 6241 appendix C).
        ArgumentOutOfRangeException.ThrowIfLessThan(SessionId, 1, nameof(SessionId));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(SessionId, uint.MaxValue, nameof(SessionId));
        return new OperationXml().Open("kill-session").Element("session-id", SessionId.ToString(CultureInfo.InvariantCulture))
            .Close("kill-session").ToRequest("kill-session", isReadOnly: false, Timeout);
    }
}
