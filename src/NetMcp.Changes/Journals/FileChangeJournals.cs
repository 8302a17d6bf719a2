using System.Collections.Concurrent;
using NetMcp.Files;

namespace NetMcp.Changes.Journals;

/// <summary>The journals as <c>journal.jsonl</c>, one in the folder of each change.</summary>
internal sealed class FileChangeJournals(ChangeOptions options) : IChangeJournals, IDisposable
{
    /// <summary>The name of a journal in the folder of its change; where it is, the change was applied, or begun to be.</summary>
    public const string FileName = "journal.jsonl";

    // A file is opened once: two writers would write over each other.
    private readonly ConcurrentDictionary<ChangeId, Lazy<FileChangeJournal>> _open = new();
    private readonly PatientDisk _disk = new(options.DiskPatience);

    /// <inheritdoc/>
    public async Task<IChangeJournal> OpenAsync(ChangeId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var lazy = _open.GetOrAdd(id, _ => new Lazy<FileChangeJournal>(() => Open(id)));
        try
        {
            return await _disk.RunAsync(() => lazy.Value).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not SlowDiskException)
        {
            // A Lazy keeps its exception; the disk may have room later.
            _open.TryRemove(KeyValuePair.Create(id, lazy));
            throw;
        }
    }

    /// <inheritdoc/>
    public void Close(ChangeId id)
    {
        if (_open.TryRemove(id, out var journal) && journal.IsValueCreated)
        {
            journal.Value.Dispose();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ChangeRecord> Read(ChangeId id)
    {
        var path = Path.Combine(options.Folder, id.Value, FileName);
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return JournalText.Read(bytes.AsSpan(0, length), out _);
    }

    /// <inheritdoc/>
    public IEnumerable<ChangeId> All()
    {
        if (!Directory.Exists(options.Folder))
        {
            yield break;
        }

        foreach (var folder in Directory.EnumerateDirectories(options.Folder))
        {
            if (ChangeId.TryParse(Path.GetFileName(folder), out var id) && File.Exists(Path.Combine(folder, FileName)))
            {
                yield return id;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var journal in _open.Values.Where(lazy => lazy.IsValueCreated))
        {
            journal.Value.Dispose();
        }
    }

    private FileChangeJournal Open(ChangeId id)
    {
        var folder = Path.Combine(options.Folder, id.Value);
        OwnedFolder.Make(folder);
        return FileChangeJournal.Open(Path.Combine(folder, FileName), options.DiskPatience);
    }
}
