using System.Text;

namespace NetMcp.Changes.Journals;

/// <summary>Files that are on the disk when the call returns, for their owner's eyes alone.</summary>
internal static class DurableFiles
{
    /// <summary>Mode 0700.</summary>
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Mode 0600.</summary>
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder and those above it, each of them on the disk.</summary>
    public static void MakeFolder(string path)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(path))
        {
            return;
        }

        var above = Path.GetDirectoryName(path)!;
        MakeFolder(above);
        Directory.CreateDirectory(path, FolderMode);
        LibC.SyncFolder(above);
    }

    /// <summary>Opens a file for reading and writing; makes it where there is none.</summary>
    public static FileStream Open(string path)
    {
        var isNew = !File.Exists(path);
        var stream = new FileStream(path, Options(FileMode.OpenOrCreate));
        if (isNew)
        {
            LibC.SyncFolder(Path.GetDirectoryName(path)!);
        }

        return stream;
    }

    /// <summary>Writes a text under a name that it gets only when all of it is on the disk: after a death there is all of it or nothing.</summary>
    public static void Write(string path, string text)
    {
        var unfinished = path + ".new";
        using (var stream = new FileStream(unfinished, Options(FileMode.Create)))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
        LibC.SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Writes a text that can be made again: after a death it may be there in part, or not at all.</summary>
    public static void WriteRemakeable(string path, string text)
    {
        using var stream = new FileStream(path, Options(FileMode.Create));
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static FileStreamOptions Options(FileMode mode) => new()
    {
        Mode = mode,
        Access = FileAccess.ReadWrite,
        Share = FileShare.Read,
        BufferSize = 0,
        UnixCreateMode = OwnerOnly,
    };
}
