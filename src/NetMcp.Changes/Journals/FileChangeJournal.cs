namespace NetMcp.Changes.Journals;

/// <summary>
/// A journal as a file of JSON lines. Records that come while the disk is busy are written together, so that ten devices cost hardly more
/// waits than one.
/// </summary>
internal sealed class FileChangeJournal : IChangeJournal, IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private List<Waiting> _waiting = [];
    private Task _writing = Task.CompletedTask;
    private long _length;

    private FileChangeJournal(FileStream file, long length)
    {
        _file = file;
        _length = length;
    }

    /// <summary>Opens or makes the file, and cuts off a half-written last line.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="InvalidDataException">A line before the last is no record.</exception>
    public static FileChangeJournal Open(string path)
    {
        var file = DurableFiles.Open(path);
        try
        {
            JournalText.Read(AllOf(file), out var length);
            if (length < file.Length)
            {
                file.SetLength(length);
                file.Flush(flushToDisk: true);
            }

            return new FileChangeJournal(file, length);
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
        return Task.FromResult(JournalText.Read(AllOf(_file), out _));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static byte[] AllOf(FileStream file)
    {
        var bytes = new byte[file.Length];
        var read = RandomAccess.Read(file.SafeFileHandle, bytes, 0);
        return read == bytes.Length ? bytes : bytes[..read];
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
            var bytes = all.SelectMany(waiting => waiting.Line).ToArray();
            RandomAccess.Write(_file.SafeFileHandle, bytes, _length);
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
            _length += bytes.Length;
            all.ForEach(waiting => waiting.Done.SetResult());
        }
        catch (Exception e)
        {
            Undo();
            all.ForEach(waiting => waiting.Done.SetException(e));
        }
    }

    // A full disk takes a part of a line. The next record begins where the last whole one ends, so a part that stays is written over.
    private void Undo()
    {
        try
        {
            RandomAccess.SetLength(_file.SafeFileHandle, _length);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // As it stands; a reader leaves a half-written last line out.
        }
    }

    private sealed record Waiting(byte[] Line)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
