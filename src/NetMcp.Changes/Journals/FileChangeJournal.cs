using NetMcp.Files;

namespace NetMcp.Changes.Journals;

/// <summary>
/// A journal as a file of JSON lines. Records that come while the disk is busy are written together, so that ten devices cost hardly more
/// waits than one.
/// </summary>
internal sealed class FileChangeJournal : IChangeJournal, IDisposable
{
    private readonly Lock _lock = new();
    private readonly AppendedFile _file;
    private List<Waiting> _waiting = [];
    private Task _writing = Task.CompletedTask;

    private FileChangeJournal(AppendedFile file) => _file = file;

    /// <summary>Opens or makes the file, and cuts off a half-written last line.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="InvalidDataException">A line before the last is no record.</exception>
    public static FileChangeJournal Open(string path)
    {
        var file = AppendedFile.Open(path);
        try
        {
            JournalText.Read(file.ReadAll(), out var length);
            file.CutTo(length);
            return new FileChangeJournal(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task AppendAsync(ChangeRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiting = new Waiting(JournalText.Line(record));
        lock (_lock)
        {
            _waiting.Add(waiting);
            if (_waiting.Count == 1)
            {
                _writing = _writing.ContinueWith(_ => Write(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }

        // Who gives up waiting does not take the record back.
        return waiting.Done.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChangeRecord>> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(JournalText.Read(_file.ReadAll(), out _));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Write()
    {
        List<Waiting> all;
        lock (_lock)
        {
            (all, _waiting) = (_waiting, []);
        }

        try
        {
            _file.Append(all.SelectMany(waiting => waiting.Line).ToArray());
            all.ForEach(waiting => waiting.Done.SetResult());
        }
        catch (Exception e)
        {
            all.ForEach(waiting => waiting.Done.SetException(e));
        }
    }

    private sealed record Waiting(byte[] Line)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
