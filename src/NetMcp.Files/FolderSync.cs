using System.Runtime.InteropServices;

namespace NetMcp.Files;

/// <summary>The call that .NET does not offer: a new name in a folder outlives a power cut only when the folder itself was written.</summary>
internal static partial class FolderSync
{
    // O_RDONLY | O_CLOEXEC; O_DIRECTORY is another number on other processors.
    private const int ReadOnlyFolder = 0x80000;

    /// <summary>Has the names in a folder written to the disk.</summary>
    /// <exception cref="IOException">The disk does not take them.</exception>
    public static void Sync(string path)
    {
        var folder = open(path, ReadOnlyFolder);
        if (folder < 0)
        {
            throw Failed("be opened", path, Marshal.GetLastPInvokeError());
        }

        var error = fsync(folder) < 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = close(folder);
        if (error != 0)
        {
            throw Failed("be written to the disk", path, error);
        }
    }

    private static IOException Failed(string what, string path, int error) =>
        new($"The folder {path} cannot {what}: {Marshal.GetPInvokeErrorMessage(error)}", error);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int file);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int file);
}
