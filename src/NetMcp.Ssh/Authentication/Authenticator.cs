using Microsoft.Extensions.Logging;
using NetMcp.Ssh.Loop;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Authentication;

/// <summary>
/// Goes through the credentials (RFC 4252 section 5). Each is used at most once a connection; after a refused password or answer no
/// other password or answer is sent, so that a wrong one cannot lock an account.
/// </summary>
internal sealed class Authenticator(ILogger logger)
{
    /// <returns>True; anything else is an exception.</returns>
    public async Task<bool> RunAsync(NativeSession session, SshConnectionOptions options, CancellationToken cancellationToken)
    {
        // RFC 4252 section 5.2: "none" asks the server what it would take. A server may also let us in at once.
        var none = await session.RunAsync(() => None(session), cancellationToken).ConfigureAwait(false);
        var log = new AuthenticationLog(options, logger);
        if (none.Code == SshCode.Ok)
        {
            return true;
        }

        if (none.Code == SshCode.Error)
        {
            throw log.Lost(none);
        }

        var left = options.Credentials.ToList();
        while (true)
        {
            var offered = await session.CallAsync(() => Offered(session)).ConfigureAwait(false);
            var next = left.FirstOrDefault(credential => (MethodOf(credential) & offered) != 0 && !log.IsBarred(credential));
            if (next is null)
            {
                throw log.NothingLeft(offered);
            }

            left.Remove(next);
            var result = await TryAsync(session, next, options, log, cancellationToken).ConfigureAwait(false);
            switch (result?.Code)
            {
                case SshCode.Ok:
                    return true;
                case SshCode.AuthPartial:
                    log.Accepted();
                    break;
                case SshCode.AuthDenied:
                    log.Denied(next);
                    break;
                case null:
                    break;
                default:
                    log.Denied(next);
                    throw log.Lost(result.Value);
            }
        }
    }

    /// <returns>The outcome, or null when the credential could not be had on this side.</returns>
    private static async Task<StepResult?> TryAsync(
        NativeSession session, SshCredential credential, SshConnectionOptions options, AuthenticationLog log, CancellationToken cancellationToken)
    {
        try
        {
            return credential switch
            {
                SshKeyFileCredential key => await KeyFileLogin.RunAsync(session, key, cancellationToken).ConfigureAwait(false),
                SshAgentCredential agent => await AgentLogin.RunAsync(session, agent, cancellationToken).ConfigureAwait(false),
                SshPasswordCredential password => await PasswordLogin.RunAsync(session, password, cancellationToken).ConfigureAwait(false),
                SshKeyboardInteractiveCredential answers => await InteractiveLogin.RunAsync(session, answers, cancellationToken).ConfigureAwait(false),
                _ => throw new SshException(SshFailureReason.CredentialUnavailable, "This kind of credential is not known."),
            };
        }
        catch (SshException exception) when (exception.Reason == SshFailureReason.CredentialUnavailable)
        {
            log.Unavailable(exception);
            return null;
        }
        catch (Exception exception) when (exception is not (SshException or OperationCanceledException))
        {
            // A provider's own exception may hold anything; it goes no further than the inner exception.
            log.Unavailable(new SshException(SshFailureReason.CredentialUnavailable, $"The {credential} could not be obtained.", exception));
            return null;
        }
    }

    private static AuthMethods MethodOf(SshCredential credential) => credential switch
    {
        SshPasswordCredential => AuthMethods.Password,
        SshKeyboardInteractiveCredential => AuthMethods.Interactive,
        _ => AuthMethods.PublicKey,
    };

    private static unsafe int None(NativeSession session) => LibSsh.ssh_userauth_none(session.Handle, null);

    private static unsafe AuthMethods Offered(NativeSession session) => LibSsh.ssh_userauth_list(session.Handle, null);
}
