using NetMcp.Ssh.Loop;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Connecting;

/// <summary>
/// Makes reasons of libssh's error texts. It offers no codes: below its own sentences stand strerror's, in English, for .NET sets no locale.
/// </summary>
internal static class LibSshErrors
{
    private static readonly (string Text, SshFailureReason Reason, string Message)[] Known =
    [
        ("Connection refused", SshFailureReason.Refused, "The connection was refused: nothing listens on that port."),
        ("No route to host", SshFailureReason.Unreachable, "There is no route to the host."),
        ("Network is unreachable", SshFailureReason.Unreachable, "The network is unreachable."),
        ("Host is down", SshFailureReason.Unreachable, "The host is down."),
        ("Connection timed out", SshFailureReason.Timeout, "The network gave up waiting for the host."),
        ("Timeout", SshFailureReason.Timeout, "The host did not answer in time."),
        ("Connection reset by peer", SshFailureReason.ConnectionLost, "The server reset the connection."),
        ("Broken pipe", SshFailureReason.ConnectionLost, "The server closed the connection."),
        ("disconnected", SshFailureReason.ConnectionLost, "The server closed the connection."),
        ("Received SSH_MSG_DISCONNECT", SshFailureReason.ConnectionLost, "The server ended the connection."),
        ("banner", SshFailureReason.ProtocolError, "The peer does not speak SSH version 2."),
        ("host key", SshFailureReason.ProtocolError, "The server could not prove that it holds its host key."),
        ("signature", SshFailureReason.ProtocolError, "The server could not prove that it holds its host key."),
    ];

    /// <summary>Why the connection or the key exchange failed.</summary>
    public static SshException FromConnect(StepResult result)
    {
        // "kex error : no match for method NAME: server [...], client [...]"
        const string NoMatch = "no match for method ";
        var at = result.Error.IndexOf(NoMatch, StringComparison.Ordinal);
        if (at >= 0)
        {
            var detail = NativeText.Printable(result.Error[(at + NoMatch.Length)..]);
            return new SshException(SshFailureReason.NoCommonAlgorithm, $"Client and server share no algorithm for {detail}");
        }

        foreach (var (text, reason, message) in Known)
        {
            if (result.Error.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                return new SshException(reason, message);
            }
        }

        // A sentence of libssh's that is not known here is all that tells why.
        var words = result.Error.Length == 0 ? "." : $" (libssh: {NativeText.Printable(result.Error)}).";
        return result.Alive
            ? new SshException(SshFailureReason.ProtocolError, "The SSH key exchange failed" + words)
            : new SshException(SshFailureReason.ConnectionLost, "The server closed the connection before the key exchange was done" + words);
    }
}
