using NetMcp.Files;

namespace NetMcp.Trust.Revocation;

/// <summary>
/// The list of revocations on disk: a line each, appended and flushed to the disk before it counts as made. Several processes may have it open: who
/// appends holds a lock file, and everybody looks at the length before each answer, so that what another process has revoked is in effect at the
/// next request. Only whole lines count; the torn end that a crash leaves was never confirmed to anybody and is cut off by the next who appends.
/// </summary>
public sealed class RevocationFile : IRevocations
{
    /// <summary>The largest list, in bytes.</summary>
    public const long MaxBytes = 256L * 1024 * 1024;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int LockTries = 200;

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly HashSet<string> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _subjects = new(StringComparer.Ordinal);
    private readonly List<RevocationEntry> _entries = [];
    private long _read;

    /// <summary>Opens a list, or begins an empty one.</summary>
    /// <exception cref="RevocationFileException">It cannot be read or is damaged.</exception>
    public RevocationFile(string path, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(time);
        _path = path;
        _time = time;
        RefuseSharedFolder();
        Refresh();
    }

    /// <summary>All that was revoked, oldest first.</summary>
    public IReadOnlyList<RevocationEntry> Entries
    {
        get
        {
            lock (_lock)
            {
                Refresh();
                return [.. _entries];
            }
        }
    }

    /// <summary>Whether a token or a link was revoked by its name.</summary>
    /// <exception cref="RevocationFileException">It cannot be read or is damaged.</exception>
    public bool IsRevoked(string linkId)
    {
        lock (_lock)
        {
            Refresh();
            return _links.Contains(linkId);
        }
    }

    /// <summary>Whether what a subject holds, of a token that was issued then, was revoked.</summary>
    /// <exception cref="RevocationFileException">It cannot be read or is damaged.</exception>
    public bool IsRevoked(string subject, DateTimeOffset issuedAt)
    {
        lock (_lock)
        {
            Refresh();
            return Ends(subject, issuedAt);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="RevocationFileException">It cannot be read or is damaged.</exception>
    public IReadOnlyList<int> FindRevoked(IReadOnlyList<(string Id, string Subject)> links, DateTimeOffset issuedAt)
    {
        ArgumentNullException.ThrowIfNull(links);
        lock (_lock)
        {
            // Once for all of them: to look at the file costs more than all the rest.
            Refresh();
            return [.. links.Index().Where(link => _links.Contains(link.Item.Id) || Ends(link.Item.Subject, issuedAt)).Select(link => link.Index)];
        }
    }

    /// <summary>Revokes a token or a link, and all that descends from it.</summary>
    /// <param name="linkId">Its <c>jti</c>, or the names with slashes of a link.</param>
    /// <param name="reason">Why, in words.</param>
    /// <exception cref="RevocationFileException">It could not be written: it is not in effect.</exception>
    public RevocationEntry RevokeLink(string linkId, string? reason = null) => Append(new RevocationEntry(Now(), linkId, null, reason));

    /// <summary>Revokes all that the authority has issued up to this second and that names the subject anywhere in its chain.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="reason">Why, in words.</param>
    /// <exception cref="RevocationFileException">It could not be written: it is not in effect.</exception>
    public RevocationEntry RevokeSubject(string subject, string? reason = null) => Append(new RevocationEntry(Now(), null, subject, reason));

    private bool Ends(string subject, DateTimeOffset issuedAt) => _subjects.TryGetValue(subject, out var at) && issuedAt <= at;

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(_time.GetUtcNow().ToUnixTimeSeconds());

    private RevocationEntry Append(RevocationEntry entry)
    {
        var line = RevocationLine.Write(entry);
        if (RevocationLine.Read(line.AsMemory(0, line.Length - 1)) is null)
        {
            throw new ArgumentException($"A name has 1 to {RevocationLine.MaxText} characters and no control characters.", nameof(entry));
        }

        lock (_lock)
        {
            try
            {
                using var only = LockFile();
                Refresh();
                using var file = AppendedFile.Open(_path);
                file.CutTo(_read);
                file.Append(line);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new RevocationFileException($"{_path} cannot be written, and nothing was revoked: {e.Message}", e);
            }

            Refresh();
            return entry;
        }
    }

    /// <summary>The lock of those who append; held for the time of one write, so a few tries a millisecond apart are enough.</summary>
    private FileStream LockFile()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(_path + ".lock", new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = OwnerOnly });
            }
            catch (IOException) when (tries < LockTries)
            {
                Thread.Sleep(5);
            }
        }
    }

    private void Refresh()
    {
        try
        {
            var info = new FileInfo(_path);
            var length = info.Exists ? info.Length : 0;
            if (length < _read || length > MaxBytes)
            {
                throw new RevocationFileException($"{_path} was shortened or removed, or is larger than {MaxBytes} bytes. Nobody is let in until it is put back.");
            }

            if (length > _read)
            {
                ReadOn();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RevocationFileException($"{_path} cannot be read: {e.Message}", e);
        }
    }

    // Whoever may write the folder may put a list without a revocation into the place of this one while no gateway runs, or another folder of keys beside it.
    private void RefuseSharedFolder()
    {
        try
        {
            OwnedFolder.RefuseShared(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        }
        catch (IOException e)
        {
            throw new RevocationFileException($"{e.Message} Look at what is in it.", e);
        }
    }

    private void ReadOn()
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        OwnedFile.RefuseShared(file);
        file.Seek(_read, SeekOrigin.Begin);
        var bytes = new byte[file.Length - _read];
        bytes = bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        for (int start = 0, end; (end = Array.IndexOf(bytes, (byte)'\n', start)) >= 0; start = end + 1)
        {
            var entry = RevocationLine.Read(bytes.AsMemory(start, end - start))
                ?? throw new RevocationFileException($"{_path} is damaged at byte {_read}. Nobody is let in until it is repaired.");
            Take(entry);
            _read += end + 1 - start;
        }
    }

    private void Take(RevocationEntry entry)
    {
        _entries.Add(entry);
        if (entry.LinkId is { } link)
        {
            _links.Add(link);
        }
        else if (!_subjects.TryGetValue(entry.Subject!, out var at) || at < entry.At)
        {
            _subjects[entry.Subject!] = entry.At;
        }
    }
}
