using System.Text;
using Microsoft.Extensions.Logging;
using NetMcp.Devices.Schemas.Fetching;

namespace NetMcp.Devices.Schemas.Caching;

/// <summary>
/// The texts of modules on disk, each under the hash of its content: the same module of a thousand devices is there once. A file whose
/// content is not what its name says is as good as none. Past its size the files that were used least recently go.
/// </summary>
internal sealed class ModuleStore(string folder, long maxBytes, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _sweeping = new(1, 1);
    private long _bytes = -1;
    private int _unusable;

    /// <summary>The text of this hash, or null.</summary>
    public async Task<string?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        try
        {
            var path = PathOf(hash);
            var text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
            if (ModuleSource.HashOf(text) == hash)
            {
                File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
                return text;
            }

            logger.CacheFileWrong(path);
            File.Delete(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // It was never there, or another gateway swept it away.
        }
        catch (Exception e) when (CacheFolder.IsUnusable(e))
        {
            WarnOnce(e);
        }

        return null;
    }

    /// <summary>Keeps a text. A disk that cannot take it costs speed later, and nothing else.</summary>
    public async Task KeepAsync(ModuleSource source, CancellationToken cancellationToken)
    {
        try
        {
            var path = PathOf(source.Hash);
            if (File.Exists(path))
            {
                return;
            }

            var bytes = Encoding.UTF8.GetBytes(source.Text);
            await CacheFolder.WriteAsync(path, bytes, cancellationToken).ConfigureAwait(false);
            await MakeRoomAsync(bytes.Length, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (CacheFolder.IsUnusable(e))
        {
            WarnOnce(e);
        }
    }

    public void Dispose() => _sweeping.Dispose();

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash + ".yang");

    private async Task MakeRoomAsync(long added, CancellationToken cancellationToken)
    {
        await _sweeping.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _bytes = _bytes < 0 ? Files().Sum(file => file.Bytes) : _bytes + added;
            if (_bytes > maxBytes)
            {
                Sweep();
            }
        }
        finally
        {
            _sweeping.Release();
        }
    }

    private void Sweep()
    {
        _bytes = 0;
        foreach (var file in Files().OrderByDescending(file => file.Written))
        {
            // Some room is made ahead, so that not every file that comes costs a look at all of them.
            if (_bytes + file.Bytes > maxBytes / 10 * 9)
            {
                File.Delete(file.Path);
            }
            else
            {
                _bytes += file.Bytes;
            }
        }
    }

    /// <summary>
    /// The finished files. Those that are being written go under other names and may be gone at the next look, and so may a finished one where
    /// another gateway uses the same folder.
    /// </summary>
    private List<(string Path, long Bytes, DateTime Written)> Files()
    {
        var files = new List<(string Path, long Bytes, DateTime Written)>();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.yang", SearchOption.AllDirectories))
        {
            try
            {
                files.Add((file.FullName, file.Length, file.LastWriteTimeUtc));
            }
            catch (FileNotFoundException)
            {
                // Somebody else made room.
            }
        }

        return files;
    }

    private void WarnOnce(Exception exception)
    {
        if (Interlocked.Exchange(ref _unusable, 1) == 0)
        {
            logger.CacheUnusable(exception);
        }
    }
}
