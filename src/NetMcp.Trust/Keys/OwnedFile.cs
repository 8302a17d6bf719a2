namespace NetMcp.Trust.Keys;

/// <summary>Reads and writes small files that nobody but their owner may read or change.</summary>
internal static class OwnedFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Reads all of a file, after its mode was looked at through the open handle, so that what was checked is what is read.</summary>
    public static byte[] Read(string path, int maxBytes)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            RefuseOpenMode(path, File.GetUnixFileMode(file.SafeFileHandle));
            if (file.Length > maxBytes)
            {
                throw new KeyFileException($"{path} has more than {maxBytes} bytes.");
            }

            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Replaces a file as a whole: a reader sees the old one or the new one.</summary>
    public static void Replace(string path, byte[] content)
    {
        var next = path + ".next";
        try
        {
            File.Delete(next);
            using (var file = new FileStream(next, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeyFileException($"{path} cannot be written and is as it was: {e.Message}", e);
        }
    }

    /// <summary>Refuses a file that the group or others may touch.</summary>
    public static void RefuseOpenMode(string path, UnixFileMode mode)
    {
        if ((mode & Others) != 0)
        {
            var octal = Convert.ToString((int)mode & 0x1FF, 8).PadLeft(4, '0');
            throw new KeyFileException($"{path} has mode {octal}: others than its owner may touch it. Make it 0600 (chmod 600), and rotate the key if somebody may have read it.");
        }
    }
}
