using Microsoft.Win32.SafeHandles;
using NetMcp.Devices.Schemas.Caching;

namespace NetMcp.Devices.Spooling;

/// <summary>Where the rest of long answers is. A file has no name as soon as it is open: it is gone when it is closed, however that comes about.</summary>
internal sealed class SpoolFolder(string folder, SpoolLimits limits)
{
    private long _reserved;

    /// <summary>A new file, or null when the disk gives none.</summary>
    public SafeFileHandle? TryCreate()
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        try
        {
            CacheFolder.Create(folder);
            using var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous);
            File.Delete(path);
            return handle;
        }
        catch (Exception e) when (CacheFolder.IsUnusable(e))
        {
            return null;
        }
    }

    /// <summary>Takes room for so many bytes, if there is.</summary>
    public bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _reserved, bytes) <= limits.MaxTotal)
        {
            return true;
        }

        Release(bytes);
        return false;
    }

    /// <summary>Gives room back.</summary>
    public void Release(long bytes) => Interlocked.Add(ref _reserved, -bytes);
}
