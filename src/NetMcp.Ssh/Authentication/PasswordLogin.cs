using NetMcp.Ssh.Loop;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Authentication;

/// <summary>The "password" method (RFC 4252 section 8).</summary>
internal static class PasswordLogin
{
    public static async Task<StepResult> RunAsync(NativeSession session, SshPasswordCredential credential, CancellationToken cancellationToken)
    {
        var password = await credential.Password(cancellationToken).ConfigureAwait(false)
            ?? throw new SshException(SshFailureReason.CredentialUnavailable, "There is no password to log in with.");
        var secret = NativeText.Terminated(password);
        try
        {
            return await session.RunAsync(() => Attempt(session, secret), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // On the loop, so after the attempt that sends it even if the waiting was given up; later attempts only wait for the answer.
            session.Loop.Post(() => NativeText.Wipe(secret));
        }
    }

    private static unsafe int Attempt(NativeSession session, byte[] secret)
    {
        fixed (byte* text = secret)
        {
            return LibSsh.ssh_userauth_password(session.Handle, null, text);
        }
    }
}
