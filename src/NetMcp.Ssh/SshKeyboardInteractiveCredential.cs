namespace NetMcp.Ssh;

/// <summary>Answers to a server's questions (RFC 4256). Used at most once a connection.</summary>
/// <param name="Respond">Gives one answer a prompt, in order, or null to give up.</param>
public sealed record SshKeyboardInteractiveCredential(
    Func<SshChallenge, CancellationToken, ValueTask<IReadOnlyList<string>?>> Respond) : SshCredential
{
    /// <summary>Answers every hidden prompt with one password, which is how most devices use this method.</summary>
    /// <param name="password">Gives the password when the server asks, or null when it cannot be had.</param>
    public static SshKeyboardInteractiveCredential FromPassword(Func<CancellationToken, ValueTask<string?>> password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return new SshKeyboardInteractiveCredential(async (challenge, cancellationToken) =>
        {
            // A visible prompt asks for something else than a password (a code, a choice): do not show it the secret.
            if (challenge.Prompts.Any(prompt => prompt.Echo))
            {
                return null;
            }

            if (challenge.Prompts.Count == 0)
            {
                return [];
            }

            var secret = await password(cancellationToken).ConfigureAwait(false);
            return secret is null ? null : [.. challenge.Prompts.Select(_ => secret)];
        });
    }

    /// <summary>Names the kind only.</summary>
    public override string ToString() => "keyboard-interactive";
}
