namespace NetMcp.Files;

/// <summary>The modes that files of the gateway's own have, and those that they must not have.</summary>
internal static class OwnedMode
{
    /// <summary>Mode 0600.</summary>
    public const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Mode 0700.</summary>
    public const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    /// <summary>What nobody but the owner may do with a secret: anything.</summary>
    public const UnixFileMode Others = ByOthers | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>What nobody but the owner may do with what is believed: write it.</summary>
    public const UnixFileMode ByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Refuses a mode that has any of some bits.</summary>
    /// <exception cref="FileModeException">It has.</exception>
    public static void Refuse(UnixFileMode refused, string path, UnixFileMode mode, UnixFileMode wanted)
    {
        if ((mode & refused) != 0)
        {
            var may = refused == Others ? "touch" : "write";
            throw new FileModeException($"{path} has mode {Octal(mode)}: others than its owner may {may} it. Make it {Octal(wanted)} (chmod {Octal(wanted)[1..]}).");
        }
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode & 0x1FF, 8).PadLeft(4, '0');
}
