using NetMcp.Ssh.Loop;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Authentication;

/// <summary>The "publickey" method with a key from a file (RFC 4252 section 7).</summary>
internal static class KeyFileLogin
{
    public static async Task<StepResult> RunAsync(NativeSession session, SshKeyFileCredential credential, CancellationToken cancellationToken)
    {
        var key = await PrivateKey.LoadAsync(credential, cancellationToken).ConfigureAwait(false);
        try
        {
            return await session.RunAsync(() => Attempt(session, key), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // On the loop: an attempt that was given up may still be repeated there until the session is closed.
            session.Loop.Post(key.Dispose);
        }
    }

    private static unsafe int Attempt(NativeSession session, PrivateKey key) =>
        key.Handle == 0 ? SshCode.Error : LibSsh.ssh_userauth_publickey(session.Handle, null, key.Handle);
}
