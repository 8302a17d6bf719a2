namespace NetMcp.Files;

/// <summary>
/// Small files that are read and written as a whole, with mode 0600. What is written is on the disk when the call returns, its name too; a failed
/// write leaves what was there before.
/// </summary>
public static class OwnedFile
{
    /// <summary>Reads all of a file that nobody but its owner may touch. Its mode is looked at through the open handle, so that what was checked is what is read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">The largest that is read, in bytes.</param>
    /// <exception cref="FileModeException">Group or others may read, write or execute it.</exception>
    /// <exception cref="IOException">It is not there, cannot be read, or is too large.</exception>
    /// <exception cref="UnauthorizedAccessException">A right is missing.</exception>
    public static byte[] Read(string path, int maxBytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        OwnedMode.Refuse(OwnedMode.Others, path, File.GetUnixFileMode(file.SafeFileHandle), OwnedMode.File);
        if (file.Length > maxBytes)
        {
            throw new IOException($"{path} has more than {maxBytes} bytes.");
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Refuses an open file that others than its owner may write: what is believed must be what the owner wrote.</summary>
    /// <exception cref="FileModeException">They may.</exception>
    public static void RefuseShared(FileStream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        OwnedMode.Refuse(OwnedMode.ByOthers, file.Name, File.GetUnixFileMode(file.SafeFileHandle), OwnedMode.File);
    }

    /// <summary>Writes a file that is not there yet.</summary>
    /// <exception cref="IOException">It is there, or the disk does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">A right is missing.</exception>
    public static void Create(string path, ReadOnlySpan<byte> content)
    {
        WriteThrough(path, content);
        FolderSync.Sync(FolderOf(path));
    }

    /// <summary>Replaces a file as a whole, or makes it: whoever reads sees the old one or the new one, after a death of the process or of the machine too.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">A right is missing.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        // Left over from a death, and never seen by a reader. One writer at a time is the caller's to see to.
        var next = path + ".new";
        File.Delete(next);
        WriteThrough(next, content);
        File.Move(next, path, overwrite: true);
        FolderSync.Sync(FolderOf(path));
    }

    /// <summary>Writes a file that can be made again: after a death it may be there in part, or not at all.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">A right is missing.</exception>
    public static void WriteRemakeable(string path, ReadOnlySpan<byte> content)
    {
        using var file = Open(path, FileMode.Create);
        file.Write(content);
    }

    /// <summary>Removes a file; one that is not there is no error.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">A right is missing.</exception>
    public static void Delete(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
            FolderSync.Sync(FolderOf(path));
        }
    }

    private static void WriteThrough(string path, ReadOnlySpan<byte> content)
    {
        using var file = Open(path, FileMode.CreateNew);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    private static FileStream Open(string path, FileMode mode) => new(path, new FileStreamOptions
    {
        Mode = mode,
        Access = FileAccess.Write,
        Share = FileShare.Read,
        BufferSize = 0,
        UnixCreateMode = OwnedMode.File,
    });

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
