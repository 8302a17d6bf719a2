using System.Text;
using NetMcp.Ssh.HostKeys;

namespace NetMcp.Ssh;

/// <summary>
/// Host keys in OpenSSH's known_hosts format (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT), judged strictly: what is not known is not trusted, and a
/// server that is known by other keys only counts as changed.
/// </summary>
/// <remarks>The file is read anew each time, so that changes made with ssh-keygen take effect. Plain, wildcard, [host]:port and hashed names are read.</remarks>
public sealed class KnownHostsFile : IHostKeyVerifier
{
    /// <summary>Only the owner reads and writes a file that is made here.</summary>
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(10);

    private readonly string _path;
    private readonly TimeProvider _time;

    /// <summary>Uses a file; it need not exist yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="timeProvider">Times the waiting for another writer; null for the system's clock.</param>
    public KnownHostsFile(string path, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file is there but cannot be read.</exception>
    public async ValueTask<IReadOnlyList<string>> KnownKeyTypesAsync(string host, int port, CancellationToken cancellationToken)
    {
        var lines = await FindAsync(host, port, cancellationToken).ConfigureAwait(false);
        return [.. lines.Where(line => !line.IsRevoked).Select(line => line.Key.Type).Distinct()];
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file is there but cannot be read.</exception>
    public async ValueTask<HostKeyVerdict> VerifyAsync(string host, int port, SshHostKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var lines = await FindAsync(host, port, cancellationToken).ConfigureAwait(false);
        if (lines.Count == 0)
        {
            return HostKeyVerdict.Unknown;
        }

        var same = lines.Where(line => line.Key.Equals(key)).ToArray();
        return same.Length > 0 && !same.Any(line => line.IsRevoked) ? HostKeyVerdict.Trusted : HostKeyVerdict.Changed;
    }

    /// <summary>Trusts a key for a server from now on, in place of any other key that the file holds for that one name. Several processes may do so at once.</summary>
    /// <exception cref="ArgumentException">The host cannot stand in a known_hosts line.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task RecordAsync(string host, int port, SshHostKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(key);
        if (!KnownHostsName.IsPlain(host))
        {
            throw new ArgumentException("The host holds characters that known_hosts gives a meaning.", nameof(host));
        }

        if (Path.GetDirectoryName(Path.GetFullPath(_path)) is { } directory)
        {
            Directory.CreateDirectory(directory);
        }

        var guard = await LockAsync(cancellationToken).ConfigureAwait(false);
        await using (guard.ConfigureAwait(false))
        {
            var name = KnownHostsName.Of(host, port);
            var kept = (await ReadLinesAsync(cancellationToken).ConfigureAwait(false)).Where(line => !IsReplaced(line, name));
            var text = new StringBuilder().AppendJoin('\n', kept.Append($"{name} {key.Type} {key.ToBase64()}")).Append('\n');
            await ReplaceAsync(text.ToString(), cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsReplaced(string text, string name) =>
        KnownHostsLine.TryParse(text) is { IsForOneHost: true } line && line.Matches(name);

    private async Task<List<KnownHostsLine>> FindAsync(string host, int port, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = KnownHostsName.Of(host, port);
        var found = new List<KnownHostsLine>();
        foreach (var text in await ReadLinesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (KnownHostsLine.TryParse(text) is { } line && line.Matches(name))
            {
                found.Add(line);
            }
        }

        return found;
    }

    private async Task<string[]> ReadLinesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllLinesAsync(_path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>A reader sees the old file or the new one, never a part.</summary>
    private async Task ReplaceAsync(string text, CancellationToken cancellationToken)
    {
        var fresh = $"{_path}.{Guid.NewGuid():N}";
        try
        {
            var file = new FileStream(fresh, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
                Options = FileOptions.Asynchronous,
            });
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, _path, overwrite: true);
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    /// <summary>Writers take turns on a lock file beside it; .NET locks it for this process and, by flock, against others.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(_path + ".lock", new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.ReadWrite,
                    Share = FileShare.None,
                    UnixCreateMode = OwnerOnly,
                });
            }
            catch (IOException) when (_time.GetElapsedTime(start) < LockLimit)
            {
                await Task.Delay(LockRetry, _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
