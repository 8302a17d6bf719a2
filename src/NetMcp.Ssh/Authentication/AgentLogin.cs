using System.Net.Sockets;
using NetMcp.Ssh.Loop;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Authentication;

/// <summary>The "publickey" method with the keys of an ssh-agent.</summary>
/// <remarks>libssh talks to the agent with blocking calls, so the session leaves its loop for that time.</remarks>
internal static class AgentLogin
{
    public static async Task<StepResult> RunAsync(NativeSession session, SshAgentCredential credential, CancellationToken cancellationToken)
    {
        var path = credential.SocketPath ?? Environment.GetEnvironmentVariable("SSH_AUTH_SOCK");
        if (string.IsNullOrEmpty(path))
        {
            throw new SshException(SshFailureReason.CredentialUnavailable, "There is no ssh-agent: SSH_AUTH_SOCK is not set.");
        }

        using var agent = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await agent.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException)
        {
            throw new SshException(SshFailureReason.CredentialUnavailable, "The ssh-agent cannot be reached.", exception);
        }

        await session.CallAsync(() => HandOver(session, agent)).ConfigureAwait(false);

        // An agent may wait for a human; shutting our end of the same connection down frees the thread that waits with it.
        using var giveUp = cancellationToken.Register(() => Shutdown(agent));
        return await session.RunDetachedAsync(() => Attempt(session), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>libssh closes the descriptor that it is given, so it gets a copy.</summary>
    private static bool HandOver(NativeSession session, Socket agent)
    {
        var copy = LibC.fcntl((int)agent.Handle, LibC.DuplicateCloseOnExec, 0);
        if (copy < 0 || LibSsh.ssh_set_agent_socket(session.Handle, copy) != SshCode.Ok)
        {
            if (copy >= 0)
            {
                _ = LibC.close(copy);
            }

            throw new SshException(SshFailureReason.CredentialUnavailable, "The ssh-agent cannot be used.");
        }

        return true;
    }

    private static void Shutdown(Socket agent)
    {
        try
        {
            agent.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It is gone already, which is all that was wanted.
        }
    }

    private static unsafe int Attempt(NativeSession session) => LibSsh.ssh_userauth_agent(session.Handle, null);
}
