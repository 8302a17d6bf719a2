namespace NetMcp.Files;

/// <summary>Folders for their owner alone, which are on the disk when the call returns.</summary>
public static class OwnedFolder
{
    /// <summary>Makes a folder and those above it that are not there, with mode 0700, each of them on the disk. What is there stays as it is.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">A right is missing.</exception>
    public static void Make(string path)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(path))
        {
            return;
        }

        var above = Path.GetDirectoryName(path)!;
        Make(above);
        Directory.CreateDirectory(path, OwnedMode.Folder);
        FolderSync.Sync(above);
    }

    /// <summary>
    /// Refuses root a folder that is another user's: root may write there, and what it makes that user could not use. Of a folder that is not there the nearest
    /// above it counts, in which it would be made.
    /// </summary>
    /// <exception cref="FileModeException">It is.</exception>
    /// <exception cref="IOException">The system does not tell.</exception>
    public static void RefuseForeign(string path)
    {
        var there = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        while (!Directory.Exists(there))
        {
            there = Path.GetDirectoryName(there)!;
        }

        var (owner, self) = (FolderOwner.Of(there), FolderOwner.Self);
        if (self == 0 && owner != self)
        {
            throw new FileModeException($"{there} belongs to the user with number {owner}, and what root makes there that user could not use. Do it as that user (sudo -u \\#{owner}).");
        }
    }

    /// <summary>Refuses a folder that others than its owner may write: they could put another file into the place of one that only its owner may write.</summary>
    /// <exception cref="FileModeException">They may.</exception>
    public static void RefuseShared(string path)
    {
        if (Directory.Exists(path))
        {
            OwnedMode.Refuse(OwnedMode.ByOthers, path, File.GetUnixFileMode(path), OwnedMode.Folder);
        }
    }
}
