using NetMcp.Ssh.Loop;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Authentication;

/// <summary>The "keyboard-interactive" method (RFC 4256).</summary>
internal static class InteractiveLogin
{
    /// <summary>A server that never stops asking is refused at some point.</summary>
    private const int MaxRounds = 8;

    public static async Task<StepResult> RunAsync(
        NativeSession session, SshKeyboardInteractiveCredential credential, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var result = await session.RunAsync(() => Attempt(session), cancellationToken).ConfigureAwait(false);
            if (result.Code != SshCode.AuthInfo)
            {
                return result;
            }

            var challenge = await session.CallAsync(() => ReadChallenge(session)).ConfigureAwait(false);
            var answers = await credential.Respond(challenge, cancellationToken).ConfigureAwait(false);
            if (answers is null || answers.Count != challenge.Prompts.Count)
            {
                throw new SshException(SshFailureReason.CredentialUnavailable, "There is no answer to what the server asks for.");
            }

            await session.CallAsync(() => Answer(session, answers)).ConfigureAwait(false);
        }

        throw new SshException(SshFailureReason.AuthenticationFailed, "The server asks for more and more answers.");
    }

    private static unsafe int Attempt(NativeSession session) => LibSsh.ssh_userauth_kbdint(session.Handle, null, null);

    private static SshChallenge ReadChallenge(NativeSession session)
    {
        var prompts = new List<SshPrompt>();
        var count = LibSsh.ssh_userauth_kbdint_getnprompts(session.Handle);
        for (uint i = 0; i < count; i++)
        {
            var text = NativeText.Read(LibSsh.ssh_userauth_kbdint_getprompt(session.Handle, i, out var echo));
            prompts.Add(new SshPrompt(text, echo != 0));
        }

        return new SshChallenge(
            NativeText.Read(LibSsh.ssh_userauth_kbdint_getname(session.Handle)),
            NativeText.Read(LibSsh.ssh_userauth_kbdint_getinstruction(session.Handle)),
            prompts);
    }

    private static unsafe bool Answer(NativeSession session, IReadOnlyList<string> answers)
    {
        for (var i = 0; i < answers.Count; i++)
        {
            var secret = NativeText.Terminated(answers[i]);
            fixed (byte* text = secret)
            {
                _ = LibSsh.ssh_userauth_kbdint_setanswer(session.Handle, (uint)i, text);
            }

            NativeText.Wipe(secret);
        }

        return true;
    }
}
