using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NetMcp.Audit.Records;
using NetMcp.Core.Auditing;

namespace NetMcp.Audit.Journals;

/// <summary>
/// The audit log as files. Callers put their records into a queue; one loop takes them out, chains them, writes them behind each other and waits for
/// the disk once for all that came meanwhile. No lock is held across I/O.
/// </summary>
internal sealed class AuditJournal : IAuditLog, IAsyncDisposable
{
    /// <summary>How long after a failure the disk is tried again when nobody asks for it.</summary>
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);

    /// <summary>How many may wait for room, for each that has some.</summary>
    private const int MostWaiting = 16;

    private readonly AuditOptions _options;
    private readonly ICheckpointSigner? _signer;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _room;
    private readonly Channel<PendingRecord> _queue = Channel.CreateUnbounded<PendingRecord>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<bool> _effects = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly List<PendingRecord> _batch = [];
    private readonly WriteWatch _watch;
    private readonly Lazy<Task> _loop;
    private Task<bool>? _incoming;
    private Task<bool>? _urgent;
    private int _waitingForRoom;
    private LogWriter? _writer;
    private HeadFile? _reached;
    private Exception? _trouble;
    private TimeSpan _retryAt;
    private TimeSpan? _checkpointAt;
    private bool _isUnsigned;
    private long _unlogged;
    private long _durable;
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Makes the log; the folder is opened by the first record.</summary>
    public AuditJournal(AuditOptions options, ICheckpointSigner? signer, TimeProvider time, ILogger logger)
    {
        _options = options;
        _signer = signer;
        _time = time;
        _origin = time.GetTimestamp();
        _logger = logger;
        _watch = new WriteWatch(time, options.Patience, logger);
        _room = new SemaphoreSlim(options.Capacity);
        _loop = new Lazy<Task>(() => Task.Run(RunAsync));
    }

    /// <inheritdoc/>
    public bool IsWritable => Volatile.Read(ref _trouble) is null && !_watch.HasStalled;

    /// <summary>The time of this process's life: people set the clock on the wall, and a record would wait in memory until that has caught up.</summary>
    private TimeSpan Steady => _time.GetElapsedTime(_origin);

    /// <summary>The number of the last record that is on the disk.</summary>
    public long Durable => Volatile.Read(ref _durable);

    /// <summary>Done when <see cref="Durable"/> grows next.</summary>
    public Task Grown => Volatile.Read(ref _grown).Task;

    /// <inheritdoc/>
    public ValueTask WriteAsync(AuditRecord record, AuditUrgency urgency, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        _ = _loop.Value;
        if (urgency == AuditUrgency.Effect && _watch.HasStalled)
        {
            return ValueTask.FromException(_watch.GiveUp());
        }

        var done = urgency == AuditUrgency.Effect ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : null;
        var pending = new PendingRecord(_time.GetUtcNow(), Steady, RecordText.Write(record), done);
        if (_room.Wait(0, CancellationToken.None))
        {
            Enqueue(pending);
            return done is null ? ValueTask.CompletedTask : new ValueTask(WaitAsync(done.Task, cancellationToken));
        }

        return new ValueTask(WriteLaterAsync(pending, cancellationToken));
    }

    /// <summary>Writes what is waiting and a last checkpoint; nothing is taken any more. A disk that does not answer is not waited for beyond the patience.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_queue.Writer.TryComplete())
        {
            _effects.Writer.TryComplete();
            try
            {
                await _loop.Value.WaitAsync(_options.Patience, _time).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                _logger.LostAtStop(_options.Capacity - _room.CurrentCount);
            }
        }
    }

    private async Task WriteLaterAsync(PendingRecord pending, CancellationToken cancellationToken)
    {
        if (await TakeRoomAsync(cancellationToken).ConfigureAwait(false))
        {
            Enqueue(pending);
            await (pending.Done is { } done ? WaitAsync(done.Task, cancellationToken) : Task.CompletedTask).ConfigureAwait(false);
            return;
        }

        if (!pending.IsAwaited && _options.ReadsWithoutLog)
        {
            Interlocked.Increment(ref _unlogged);
            return;
        }

        throw _watch.HasStalled ? _watch.GiveUp() : Unavailable(Volatile.Read(ref _trouble), "The audit log takes records slower than they come");
    }

    private async Task<bool> TakeRoomAsync(CancellationToken cancellationToken)
    {
        // While the disk takes nothing, waiting for room would only keep the caller from hearing so; and who waits holds an answer in memory meanwhile.
        var isWorthIt = Interlocked.Increment(ref _waitingForRoom) <= MostWaiting * _options.Capacity && IsWritable;
        var patience = isWorthIt ? _options.Patience : TimeSpan.Zero;
        using var limit = new CancellationTokenSource(patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await _room.WaitAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _waitingForRoom);
        }
    }

    private void Enqueue(PendingRecord pending)
    {
        if (!_queue.Writer.TryWrite(pending))
        {
            _room.Release();
            throw new AuditUnavailableException("The gateway is stopping: the audit log takes nothing any more.");
        }

        if (pending.IsAwaited)
        {
            _effects.Writer.TryWrite(true);
        }
    }

    private async Task WaitAsync(Task done, CancellationToken cancellationToken)
    {
        try
        {
            await done.WaitAsync(_options.Patience, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw _watch.GiveUp();
        }
    }

    private async Task RunAsync()
    {
        var open = true;
        while (open)
        {
            open = await UntilDueAsync().ConfigureAwait(false);
            Take();
            if (_batch.Count > 0 && (!open || NextTime() <= Steady))
            {
                WriteBatch();
            }

            if (_batch.Count == 0 && _checkpointAt is { } due && (!open || due <= Steady || (!_isUnsigned && (_writer!.SinceCheckpoint >= _options.CheckpointRecords || _writer.IsFull))))
            {
                WriteCheckpoint();
            }
        }

        Take();
        if (_batch.Count > 0)
        {
            WriteBatch();
        }

        if (_batch.Count > 0)
        {
            _logger.LostAtStop(_batch.Count);
        }

        if (_checkpointAt is not null && _trouble is null)
        {
            WriteCheckpoint();
        }

        _writer?.Dispose();
    }

    private void Take()
    {
        // Before the records: a sign that comes later may be one too many, and never one too few.
        _effects.Reader.TryRead(out _);

        // No more than there is room for (AuditOptions.Capacity).
        while (_queue.Reader.TryRead(out var pending))
        {
            _batch.Add(pending);
        }
    }

    /// <summary>When something is to be done next.</summary>
    private TimeSpan? NextTime()
    {
        if (_batch.Count == 0)
        {
            return _checkpointAt is { } due && _trouble is not null && due < _retryAt ? _retryAt : _checkpointAt;
        }

        // An effect has the disk tried at once, whatever it said before: it may be back.
        return _batch.Exists(pending => pending.IsAwaited) ? TimeSpan.MinValue : _trouble is null ? _batch[0].At + _options.ReadWindow : _retryAt;
    }

    /// <summary>Waits for records or for the time of what is to be done.</summary>
    /// <returns>False when no more records come.</returns>
    private async Task<bool> UntilDueAsync()
    {
        // What waits already has a time: another read changes nothing about it, and there may be thousands a second.
        var next = _batch.Count > 0 ? Next(ref _urgent, _effects.Reader) : Next(ref _incoming, _queue.Reader);
        if (NextTime() is not { } due)
        {
            return await next.ConfigureAwait(false);
        }

        var now = Steady;
        if (due > now && !next.IsCompleted)
        {
            using var over = new CancellationTokenSource();
            await Task.WhenAny(next, Task.Delay(due - now, _time, over.Token)).ConfigureAwait(false);
            await over.CancelAsync().ConfigureAwait(false);
        }

        return !next.IsCompleted || await next.ConfigureAwait(false);

        static Task<bool> Next<T>(ref Task<bool>? task, ChannelReader<T> reader) => task is { IsCompleted: false } ? task : task = reader.WaitToReadAsync().AsTask();
    }

    private void WriteBatch()
    {
        var unlogged = Volatile.Read(ref _unlogged);
        try
        {
            _watch.Run(() => Open().Append(_batch.Select(pending => (pending.Time, pending.Members)).Concat(Unlogged(unlogged))));
        }
        catch (Exception e)
        {
            Refuse(e);
            return;
        }

        Interlocked.Add(ref _unlogged, -unlogged);
        Recovered();
        Grow();
        _batch.ForEach(pending => pending.Done?.SetResult());
        _room.Release(_batch.Count);
        _batch.Clear();
        _checkpointAt ??= Steady + _options.CheckpointInterval;
    }

    private void WriteCheckpoint()
    {
        try
        {
            _watch.Run(() => _writer!.Checkpoint(_time.GetUtcNow()));
            _checkpointAt = null;
            _isUnsigned = false;
            Recovered();
            Grow();
        }
        catch (UnsignedException e)
        {
            if (!_isUnsigned)
            {
                _logger.Unsigned(e);
            }

            (_isUnsigned, _checkpointAt) = (true, Steady + _options.CheckpointInterval);
        }
        catch (Exception e)
        {
            Note(e);
            _checkpointAt = _writer is null ? null : _retryAt;
        }
    }

    private LogWriter Open()
    {
        if (_writer is not null)
        {
            return _writer;
        }

        _writer = LogWriter.Open(_options, _signer, _time.GetUtcNow(), _reached);
        _logger.Opened(_writer.Position.Seq);
        return _writer;
    }

    /// <summary>Who waits is told, and its record is not tried again: what rested on it is not begun. Records of reads stay and are.</summary>
    private void Refuse(Exception e)
    {
        Note(e);
        var reason = Unavailable(e, "The audit log failed");
        var refused = _batch.Where(pending => pending.IsAwaited).ToList();
        refused.ForEach(pending => pending.Done!.SetException(reason));
        _batch.RemoveAll(pending => pending.IsAwaited);
        if (refused.Count > 0)
        {
            _room.Release(refused.Count);
        }
    }

    private void Note(Exception e)
    {
        _retryAt = Steady + RetryPause;
        if (Interlocked.Exchange(ref _trouble, e) is null)
        {
            _logger.Unavailable(e, DiskTrouble.Of(e));
        }

        if (e is AuditGapException)
        {
            // Opened anew, and so looked at anew, when an operator may have taken note. What was cut off back to a checkpoint would be a whole log again.
            _reached = _writer?.Reached ?? _reached;
            _writer?.Dispose();
            _writer = null;
            _checkpointAt = null;
        }
    }

    private void Recovered()
    {
        if (Interlocked.Exchange(ref _trouble, null) is not null)
        {
            _logger.Available();
        }
    }

    private void Grow()
    {
        Volatile.Write(ref _durable, _writer!.Position.Seq);
        Interlocked.Exchange(ref _grown, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private static AuditUnavailableException Unavailable(Exception? e, string otherwise) =>
        new((e is null ? otherwise : DiskTrouble.Of(e)) + "; nothing that has to be recorded is begun.", e);

    private IEnumerable<(DateTimeOffset, byte[])> Unlogged(long count)
    {
        if (count > 0)
        {
            yield return (_time.GetUtcNow(), RecordText.Write(json =>
            {
                json.WriteString("kind", LogKind.Unlogged);
                json.WriteNumber("count", count);
            }));
        }
    }
}
