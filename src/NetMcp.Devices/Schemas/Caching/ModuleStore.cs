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
            _bytes = _bytes < 0 ? Files().Sum(file => file.Length) : _bytes + added;
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
        foreach (var file in Files().OrderByDescending(file => file.LastWriteTimeUtc))
        {
            // Some room is made ahead, so that not every file that comes costs a look at all of them.
            if (_bytes + file.Length > maxBytes / 10 * 9)
            {
                file.Delete();
            }
            else
            {
                _bytes += file.Length;
            }
        }
    }

    private List<FileInfo> Files() => [.. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)];

    private void WarnOnce(Exception exception)
    {
        if (Interlocked.Exchange(ref _unusable, 1) == 0)
        {
            logger.CacheUnusable(exception);
        }
    }
}
