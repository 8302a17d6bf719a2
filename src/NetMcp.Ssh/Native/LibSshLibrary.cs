namespace NetMcp.Ssh.Native;

/// <summary>Loads libssh once and refuses versions whose flaws are known.</summary>
internal static class LibSshLibrary
{
    /// <summary>0.10.6 is the first of the 0.10 line with the fixes for the Terrapin attack (CVE-2023-48795).</summary>
    private const int Major = 0;
    private const int Minor = 10;
    private const int Micro = 6;

    /// <exception cref="SshException">LibraryUnusable: missing or too old.</exception>
    public static void Require()
    {
        nint version;
        try
        {
            version = LibSsh.ssh_version((Major << 16) | (Minor << 8) | Micro);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new SshException(
                SshFailureReason.LibraryUnusable, "libssh was not found: install libssh-4 0.10.6 or newer (Debian: apt-get install libssh-4).", exception);
        }

        if (version == 0)
        {
            throw new SshException(
                SshFailureReason.LibraryUnusable,
                $"libssh {NativeText.Read(LibSsh.ssh_version(0))} is too old: install libssh-4 0.10.6 or newer (Debian: apt-get install libssh-4).");
        }

        if (LibSsh.ssh_init() != SshCode.Ok)
        {
            throw new SshException(SshFailureReason.LibraryUnusable, "libssh could not be initialised.");
        }
    }
}
