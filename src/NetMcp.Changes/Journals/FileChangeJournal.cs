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
    private readonly TimeSpan _patience;
    private List<Waiting> _waiting = [];
    private Task _writing = Task.CompletedTask;

    private bool _hasStalled;

    private FileChangeJournal(AppendedFile file, TimeSpan patience) => (_file, _patience) = (file, patience);

    /// <summary>Opens or makes the file, and cuts off a half-written last line.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="InvalidDataException">A line before the last is no record.</exception>
    public static FileChangeJournal Open(string path, TimeSpan patience)
    {
        var file = AppendedFile.Open(path);
        try
        {
            JournalText.Read(file.ReadAll(), out var length);
            file.CutTo(length);
            return new FileChangeJournal(file, patience);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task AppendAsync(ChangeRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiting = new Waiting(JournalText.Line(record));
        lock (_lock)
        {
            if (_hasStalled)
            {
                // Not there, and not there later either.
                throw new SlowDiskException(_patience);
            }

            _waiting.Add(waiting);
            if (_waiting.Count == 1)
            {
                // Not on a thread of the pool: a disk that hangs keeps it.
                _writing = _writing.ContinueWith(_ => Write(), CancellationToken.None, TaskContinuationOptions.LongRunning, TaskScheduler.Default);
            }
        }

        try
        {
            // Who gives up waiting does not take the record back.
            await waiting.Done.Task.WaitAsync(MustBeKnown(record.Kind) ? Timeout.InfiniteTimeSpan : _patience, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (IsStalled(waiting))
        {
            throw new SlowDiskException(_patience);
        }
        catch (TimeoutException)
        {
            await waiting.Done.Task.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ChangeRecord>> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(JournalText.Read(_file.ReadAll(), out _));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // What a restarted gateway finds by these it acts on. Whoever took one for missing, and it came to be there after all, would have done the opposite.
    private static bool MustBeKnown(RecordKind kind) => kind is RecordKind.Applying or RecordKind.DecidedConfirm;

    private bool IsStalled(Waiting waiting)
    {
        lock (_lock)
        {
            return _hasStalled |= !waiting.Done.Task.IsCompleted;
        }
    }

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
            Answer(all, waiting => waiting.Done.SetResult());
        }
        catch (Exception e)
        {
            Answer(all, waiting => waiting.Done.SetException(e));
        }
    }

    // Under the lock: whoever finds its record without an answer knows that the disk is still asked.
    private void Answer(List<Waiting> all, Action<Waiting> answer)
    {
        lock (_lock)
        {
            _hasStalled = false;
            all.ForEach(answer);
        }
    }

    private sealed record Waiting(byte[] Line)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
