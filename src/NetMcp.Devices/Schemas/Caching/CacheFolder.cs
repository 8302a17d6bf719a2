namespace NetMcp.Devices.Schemas.Caching;

/// <summary>Files of the gateway's own: nobody else may read or write them.</summary>
internal static class CacheFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder, and those above it that are not there.</summary>
    public static void Create(string path)
    {
        // The framework gives its mode to the last one alone.
        if (!Directory.Exists(path))
        {
            if (Path.GetDirectoryName(path) is { } parent)
            {
                Create(parent);
            }

            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes a file in one step for whoever reads it: there is the old one, then the new one, and never a part.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Create(Path.GetDirectoryName(path)!);
        var written = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var file = new FileStream(written, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.Asynchronous,
                UnixCreateMode = OwnerOnly,
            });
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            }

            File.Move(written, path, overwrite: true);
        }
        catch
        {
            File.Delete(written);
            throw;
        }
    }

    /// <summary>Whether an exception means that the disk, or a right on it, is missing.</summary>
    public static bool IsUnusable(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
