using Microsoft.Extensions.Logging;
using NetMcp.Ssh.Loop;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Authentication;

/// <summary>What was tried on one connection, and what that means when nothing is left.</summary>
internal sealed class AuthenticationLog(SshConnectionOptions options, ILogger logger)
{
    private readonly List<string> _denied = [];
    private SshException? _unavailable;
    private bool _secretDenied;
    private bool _partial;

    /// <summary>Whether the credential may no longer be sent.</summary>
    public bool IsBarred(SshCredential credential) =>
        _secretDenied && credential is (SshPasswordCredential or SshKeyboardInteractiveCredential);

    public void Accepted() => _partial = true;

    public void Unavailable(SshException exception) => _unavailable ??= exception;

    public void Denied(SshCredential credential)
    {
        _secretDenied |= credential is SshPasswordCredential or SshKeyboardInteractiveCredential;
        _denied.Add(credential.ToString());
        Log.MethodDenied(logger, options.Host, options.Port, credential.ToString());
    }

    /// <summary>The server broke off: with refused credentials before, that is its way of saying no (too many attempts).</summary>
    public SshException Lost(StepResult result) => _denied.Count > 0 && !result.Alive
        ? new SshException(SshFailureReason.AuthenticationFailed, $"The server refused the {Tried} and ended the connection.")
        : new SshException(SshFailureReason.ConnectionLost, "The server ended the connection during authentication.");

    public SshException NothingLeft(AuthMethods offered)
    {
        if (_denied.Count == 0 && _unavailable is not null)
        {
            return _unavailable;
        }

        var more = _partial ? "; a part was accepted, but the server wants more" : "";
        return _denied.Count > 0
            ? new SshException(SshFailureReason.AuthenticationFailed, $"The server refused the {Tried}{more}.", _unavailable)
            : new SshException(
                SshFailureReason.AuthenticationFailed, $"The server takes none of the configured credentials{more}; it offers {offered}.", _unavailable);
    }

    private string Tried => string.Join(", ", _denied);
}
