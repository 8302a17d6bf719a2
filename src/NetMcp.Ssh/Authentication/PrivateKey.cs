using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Authentication;

/// <summary>A private key in libssh's hands. Reading and deriving happen on the thread pool: a passphrase costs a good part of a second.</summary>
internal sealed class PrivateKey : IDisposable
{
    /// <summary>Far above any key; a wrong path to something huge must not fill the memory.</summary>
    private const int MaxFileSize = 256 * 1024;

    private const UnixFileMode Everybody = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private PrivateKey(nint handle) => Handle = handle;

    /// <summary>The ssh_key, or zero once disposed.</summary>
    public nint Handle { get; private set; }

    public static async Task<PrivateKey> LoadAsync(SshKeyFileCredential credential, CancellationToken cancellationToken)
    {
        var text = await ReadAsync(credential.Path, cancellationToken).ConfigureAwait(false);
        byte[]? passphrase = null;
        try
        {
            if (credential.Passphrase is { } provider && await provider(cancellationToken).ConfigureAwait(false) is { } given)
            {
                passphrase = NativeText.Terminated(given);
            }

            return await Task.Run(() => Import(text, passphrase), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            NativeText.Wipe(text);
            if (passphrase is not null)
            {
                NativeText.Wipe(passphrase);
            }
        }
    }

    public void Dispose()
    {
        LibSsh.ssh_key_free(Handle);
        Handle = 0;
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.Asynchronous);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Everybody) != 0)
            {
                // Looked at through the handle, so that what was checked is what is read. A group may have it, as where secrets are mounted for one.
                throw new SshException(SshFailureReason.CredentialUnavailable, "Every user of this machine can read or write the private key file; give it mode 0600 or 0640.");
            }

            var length = RandomAccess.GetLength(file);
            if (length is 0 or > MaxFileSize)
            {
                throw new SshException(SshFailureReason.CredentialUnavailable, "The private key file does not hold a key.");
            }

            // One byte more than the file: the terminating NUL.
            var text = GC.AllocateArray<byte>((int)length + 1, pinned: true);
            for (var filled = 0; filled < length;)
            {
                var got = await RandomAccess.ReadAsync(file, text.AsMemory(filled, (int)length - filled), filled, cancellationToken).ConfigureAwait(false);
                if (got == 0)
                {
                    break;
                }

                filled += got;
            }

            return text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SshException(SshFailureReason.CredentialUnavailable, "The private key file cannot be read.", exception);
        }
    }

    private static unsafe PrivateKey Import(byte[] text, byte[]? passphrase)
    {
        fixed (byte* pem = text, phrase = passphrase)
        {
            return LibSsh.ssh_pki_import_privkey_base64(pem, phrase, &NoQuestion, null, out var key) == SshCode.Ok
                ? new PrivateKey(key)
                : throw new SshException(
                    SshFailureReason.CredentialUnavailable,
                    passphrase is null
                        ? "The private key cannot be used: it needs a passphrase, or its format is not known."
                        : "The private key cannot be used: the passphrase is wrong, or its format is not known.");
        }
    }

    /// <summary>Without a callback of ours, OpenSSL would ask for a missing passphrase on the terminal.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe int NoQuestion(byte* prompt, byte* buffer, nuint length, int echo, int verify, void* userData) => -1;
}
