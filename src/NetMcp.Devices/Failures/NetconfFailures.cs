using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Sessions;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Failures;

/// <summary>What a NETCONF session that broke, or never began, means.</summary>
internal static class NetconfFailures
{
    /// <summary>A session that did not come about: the transport was there, the hello was not as it must be.</summary>
    public static OpenFailure OfOpening(NetconfException exception, DeviceName device)
    {
        var failure = OfReason(exception.Reason, device) with { Transmission = Transmission.NotSent };
        var brief = exception.Reason is NetconfEndReason.ClosedByPeer or NetconfEndReason.ConnectionLost;
        return new OpenFailure(brief ? OpenFailureKind.Brief : OpenFailureKind.Down, failure);
    }

    /// <summary>An rpc without an answer.</summary>
    public static Failure OfRpc(NetconfException exception, DeviceName device)
    {
        var failure = OfReason(exception.Reason, device);
        return exception.RequestSent
            ? failure with { Transmission = Transmission.Unknown }
            : failure with { Transmission = Transmission.NotSent };
    }

    private static Failure OfReason(NetconfEndReason reason, DeviceName device)
    {
        var (code, retryable, text) = reason switch
        {
            NetconfEndReason.ReplyTimeout => (FailureCode.Timeout, true, "did not answer within the time limit; ask for less, or try again"),
            NetconfEndReason.HelloTimeout => (FailureCode.Timeout, true, "sent no NETCONF hello within the time limit"),
            NetconfEndReason.MessageStalled => (FailureCode.Timeout, true, "stopped in the middle of a message"),
            NetconfEndReason.PeerNotReading => (FailureCode.Timeout, true, "does not take what is sent to it"),
            NetconfEndReason.Closed => (FailureCode.Unreachable, true, "had its session closed by the gateway"),
            NetconfEndReason.ClosedByPeer => (FailureCode.Unreachable, true, "closed the session"),
            NetconfEndReason.ConnectionLost => (FailureCode.Unreachable, true, "lost the connection"),
            NetconfEndReason.GivenUp => (FailureCode.Unreachable, true, "had its session given up because of another request on it"),
            NetconfEndReason.LimitExceeded => (FailureCode.LimitExceeded, false, "sent more than a limit allows; ask for less"),
            NetconfEndReason.HelloInvalid or NetconfEndReason.HelloWithoutSessionId =>
                (FailureCode.ProtocolError, false, "does not greet as NETCONF demands (RFC 6241 section 8.1); what listens there may be something else"),
            NetconfEndReason.NoCommonBase => (FailureCode.ProtocolError, false, "announces no NETCONF base version that the gateway speaks (RFC 6241 section 8.1)"),
            NetconfEndReason.FramingInvalid => (FailureCode.ProtocolError, false, "broke the message framing (RFC 6242 section 4)"),
            NetconfEndReason.MessageInvalid => (FailureCode.ProtocolError, false, "sent XML that is not well-formed, or with a DTD"),
            NetconfEndReason.MessageUnexpected or NetconfEndReason.ReplyToNobody => (FailureCode.ProtocolError, false, "sent a message that has no place in the session"),
            NetconfEndReason.RequestInvalid => (FailureCode.InvalidArgument, false, "could not be sent this request in the framing of its session"),
            _ => (FailureCode.ProtocolError, false, "broke the session"),
        };
        return new Failure(code, $"{device} {text}.") { Device = device, Retryable = retryable };
    }
}
