using Microsoft.Extensions.Logging;

namespace NetMcp.Ssh;

/// <summary>Events 1000 to 1999.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Debug, "SSH connected to {Host}:{Port}, host key {Fingerprint}, {KeyExchange}, {Cipher}")]
    public static partial void Connected(ILogger logger, string host, int port, string fingerprint, string keyExchange, string cipher);

    [LoggerMessage(1001, LogLevel.Information, "SSH to {Host}:{Port} failed: {Reason}: {Detail}")]
    public static partial void ConnectFailed(ILogger logger, string host, int port, SshFailureReason reason, string detail);

    [LoggerMessage(1002, LogLevel.Information, "SSH connection to {Host}:{Port} ended: {Reason}")]
    public static partial void ConnectionEnded(ILogger logger, string host, int port, SshEndReason reason);

    [LoggerMessage(1003, LogLevel.Debug, "SSH to {Host}:{Port}: {Method} was refused")]
    public static partial void MethodDenied(ILogger logger, string host, int port, string method);

    [LoggerMessage(1005, LogLevel.Debug, "SSH to {Host}:{Port} ended before the login, as was asked for")]
    public static partial void LoginWithheld(ILogger logger, string host, int port);

    [LoggerMessage(1004, LogLevel.Error, "An SSH loop's work failed")]
    public static partial void LoopFault(ILogger logger, Exception exception);
}
