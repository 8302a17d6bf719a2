using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Sessions;
using NetMcp.Ssh;

namespace NetMcp.Devices.Failures;

/// <summary>What an SSH connection that did not come about means, and what the caller is told. Nothing of a request was sent.</summary>
internal static class SshFailures
{
    public static OpenFailure Map(SshException exception, DeviceName device, string port = "its NETCONF port")
    {
        var (kind, code, advice) = exception.Reason switch
        {
            SshFailureReason.Refused => (OpenFailureKind.Brief, FailureCode.Unreachable, $"Nothing listens on {port}; the service may be off or restarting."),
            SshFailureReason.Timeout => (OpenFailureKind.Down, FailureCode.Timeout, "It did not answer in time; it may be down or cut off."),
            SshFailureReason.Unreachable => (OpenFailureKind.Down, FailureCode.Unreachable, "There is no route to it."),
            SshFailureReason.NameNotResolved => (OpenFailureKind.Down, FailureCode.Unreachable, "Its host name has no address; an operator must correct the inventory or the name service."),
            SshFailureReason.HostKeyChanged => (OpenFailureKind.HostKey, FailureCode.AccessDenied, "It shows another host key than the trusted one; no credential was sent. An operator must find out why and run 'netmcp devices trust'."),
            SshFailureReason.HostKeyUnknown => (OpenFailureKind.HostKey, FailureCode.AccessDenied, "Its host key is not known yet; no credential was sent. An operator must compare it and run 'netmcp devices trust'."),
            SshFailureReason.AuthenticationFailed => (OpenFailureKind.Login, FailureCode.AccessDenied, "The login failed. It is not tried again until an operator has corrected the credential: a changed credential file, or a reload of the gateway's configuration (SIGHUP), lifts the block."),
            SshFailureReason.CredentialUnavailable => (OpenFailureKind.Login, FailureCode.AccessDenied, "The gateway could not obtain the credential. It is not tried again until an operator has put that right and the gateway's configuration was reloaded (SIGHUP)."),
            SshFailureReason.ChannelRefused => (OpenFailureKind.Down, FailureCode.NotSupported, "It refuses the NETCONF subsystem: NETCONF may not be enabled, or it has too many sessions."),
            SshFailureReason.ConnectionLost or SshFailureReason.EndOfStream => (OpenFailureKind.Brief, FailureCode.Unreachable, "It closed the connection before a session was open."),
            SshFailureReason.NoCommonAlgorithm => (OpenFailureKind.Down, FailureCode.NotSupported, "It shares no SSH algorithm with the gateway; an operator can allow old ones under 'algorithms'."),
            SshFailureReason.ProtocolError => (OpenFailureKind.Down, FailureCode.ProtocolError, "What answers there does not speak SSH."),
            SshFailureReason.Closed => (OpenFailureKind.NotTried, FailureCode.ShuttingDown, "The gateway is stopping."),
            _ => (OpenFailureKind.NotTried, FailureCode.InternalError, "SSH cannot be used on the gateway; its log says why."),
        };
        return new OpenFailure(kind, new Failure(code, $"No session with {device}: {advice}")
        {
            Device = device,
            Retryable = kind is OpenFailureKind.Brief or OpenFailureKind.Down && code is FailureCode.Unreachable or FailureCode.Timeout,
        });
    }
}
