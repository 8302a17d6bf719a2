using System.Diagnostics;
using System.Text;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Sessions;
using NetMcp.Ssh;

namespace NetMcp.Devices.Credentials;

/// <summary>Turns a credential of the inventory into what SSH logs in with. Secrets are read only when the server asks for them.</summary>
internal static class CredentialReader
{
    private const int MaxSecretCharacters = 4096;

    /// <param name="entry">The credential.</param>
    /// <param name="handedOut">Told when a secret is handed out; one for each login.</param>
    public static IReadOnlyList<SshCredential> ForSsh(CredentialEntry entry, HandedOut handedOut) => entry switch
    {
        KeyFileCredential key => [new SshKeyFileCredential(key.Path) { Passphrase = PassphraseOf(key) }],
        AgentCredential agent => [new SshAgentCredential { SocketPath = agent.Socket }],
        PasswordFileCredential file => Password(handedOut, token => ReadFirstLineAsync(file.Path, token)),
        EnvironmentCredential variable => Password(handedOut, _ => ValueTask.FromResult(ReadVariable(variable.Variable))),
        HelperCredential helper => Password(handedOut, token => RunAsync(helper, token)),
        _ => throw new ArgumentOutOfRangeException(nameof(entry)),
    };

    /// <summary>A text that differs when the place of the secret was changed since, as far as that can be seen without the secret.</summary>
    public static string StampOf(CredentialEntry entry) => entry switch
    {
        KeyFileCredential key => FileStamp.Of(key.Path) + "/" + FileStamp.Of(key.PassphraseFile),
        PasswordFileCredential file => FileStamp.Of(file.Path),
        _ => string.Empty,
    };

    /// <summary>Whether a login shows the server a secret.</summary>
    public static bool SendsSecret(CredentialEntry entry) => entry is not (KeyFileCredential or AgentCredential);

    // Devices differ in which of the two methods they offer. The password is handed out once a connection: a server that offers both
    // and has refused the first would count the second as another failure of the account.
    private static IReadOnlyList<SshCredential> Password(HandedOut handedOut, Func<CancellationToken, ValueTask<string?>> read)
    {
        ValueTask<string?> ReadOnce(CancellationToken token) => handedOut.GiveOnceAsync(read, token);
        return [new SshPasswordCredential(ReadOnce), SshKeyboardInteractiveCredential.FromPassword(ReadOnce)];
    }

    private static Func<CancellationToken, ValueTask<string?>>? PassphraseOf(KeyFileCredential key) => key switch
    {
        { PassphraseFile: { } file } => token => ReadFirstLineAsync(file, token),
        { PassphraseVariable: { } variable } => _ => ValueTask.FromResult(ReadVariable(variable)),
        _ => null,
    };

    private static string? ReadVariable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static async ValueTask<string?> ReadFirstLineAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = File.OpenText(path);
            return await FirstLineAsync(reader, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async ValueTask<string?> RunAsync(HelperCredential helper, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(helper.Timeout);
        // Its standard error may quote the secret, so it must not flow into the gateway's log.
        var start = new ProcessStartInfo(helper.Command[0], helper.Command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start);
            if (process is null)
            {
                return null;
            }

            try
            {
                process.StandardInput.Close();
                _ = DropAsync(process.StandardError.BaseStream, limit.Token);
                var secret = await FirstLineAsync(process.StandardOutput, limit.Token).ConfigureAwait(false);
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                return process.ExitCode == 0 ? secret : null;
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Reads and drops, so that a full pipe holds nobody up.</summary>
    private static async Task DropAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            await stream.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The program ended, or its time is over.
        }
    }

    /// <summary>The first line, or null when there is none or it is too long to be a password.</summary>
    private static async ValueTask<string?> FirstLineAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var one = new char[1];
        while (await reader.ReadAsync(one, cancellationToken).ConfigureAwait(false) == 1 && one[0] != '\n')
        {
            if (line.Append(one[0]).Length > MaxSecretCharacters)
            {
                return null;
            }
        }

        var text = line.ToString().TrimEnd('\r');
        return text.Length == 0 ? null : text;
    }
}
