using NetMcp.Files;
using NetMcp.Server.Authorization;
using NetMcp.Server.Cli.Output;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Revocation;

namespace NetMcp.Server.Cli.Trust;

/// <summary>The files that these commands read, and what goes wrong with them.</summary>
internal static class TrustFiles
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>Where an authority has its keys.</summary>
    public static string Keys(string authority) => AuthorityFiles.Keys(authority);

    /// <summary>The folder of an authority for a command that writes there; a key that root makes in another user's would be one that no gateway of that user can read.</summary>
    /// <exception cref="CliException">This process is root, and the folder is another user's.</exception>
    public static string Own(string authority) => Use(() =>
    {
        var folder = Path.GetFullPath(authority);
        OwnedFolder.RefuseForeign(folder);
        return folder;
    });

    /// <summary>The revocations of an authority.</summary>
    /// <exception cref="CliException">They cannot be read.</exception>
    public static RevocationFile Revocations(string authority) => Use(() => new RevocationFile(AuthorityFiles.Revocations(authority), TimeProvider.System));

    /// <summary>Does something with files of keys or revocations.</summary>
    /// <exception cref="CliException">It failed; the message says which file and why.</exception>
    public static T Use<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is KeyFileException or RevocationFileException or IOException or UnauthorizedAccessException)
        {
            throw new CliException(CliExitCode.Failed, TerminalText.Clean(e.Message), e);
        }
    }

    /// <summary>Reads a grant, and says every mistake in it.</summary>
    /// <exception cref="CliException">It cannot be read, or is no grant.</exception>
    public static NetworkGrant Grant(CliConsole console, string path, bool isLink) =>
        Value(console, path, GrantReader.Read(Bytes(path), isLink));

    /// <summary>Takes a value, or says every refusal.</summary>
    /// <exception cref="CliException">There is none.</exception>
    public static T Value<T>(CliConsole console, string what, Checked<T> result)
        where T : class
    {
        if (result.TryGet(out var value, out var refusals))
        {
            return value;
        }

        foreach (var refusal in refusals)
        {
            console.Error.WriteLine(TerminalText.Clean($"{what}: {refusal}"));
        }

        throw new CliException(CliExitCode.Data, $"{what} is refused.");
    }

    /// <summary>Reads a chain from a file or from standard input: on a command line every user of the machine could read it.</summary>
    /// <exception cref="CliException">It cannot be read.</exception>
    public static string Chain(CliConsole console, string path)
    {
        if (path != "-")
        {
            return System.Text.Encoding.UTF8.GetString(Bytes(path)).Trim();
        }

        var buffer = new char[ChainLimits.MaxLength + 2];
        return new string(buffer, 0, console.In.ReadBlock(buffer)).Trim();
    }

    /// <summary>Reads a small file.</summary>
    /// <exception cref="CliException">It cannot be read, or is not small.</exception>
    public static byte[] Bytes(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[MaxBytes + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= MaxBytes ? bytes[..length] : throw new CliException(CliExitCode.Usage, $"{path} has more than {MaxBytes} bytes.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(CliExitCode.Usage, $"{path} cannot be read.", e);
        }
    }
}
