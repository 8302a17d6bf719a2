using System.Buffers;
using System.Security.Cryptography;
using NetMcp.Audit.Records;
using NetMcp.Core.Auditing;
using NetMcp.Files;

namespace NetMcp.Audit.Journals;

/// <summary>Writes the chain: numbers, hashes, files and checkpoints. For one thread; what it throws left nothing half-written behind.</summary>
internal sealed class LogWriter : IDisposable
{
    private readonly AuditOptions _options;
    private readonly ICheckpointSigner? _signer;
    private readonly FileStream _lock;
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private AppendedFile? _file;
    private string _path = "";
    private string _chain = "";
    private int _sinceCheckpoint;
    private bool _headOwed;

    private LogWriter(AuditOptions options, ICheckpointSigner? signer, FileStream folderLock)
    {
        _options = options;
        _signer = signer;
        _lock = folderLock;
    }

    /// <summary>The last record that is on the disk.</summary>
    public ChainPosition Position { get; private set; }

    /// <summary>What the log has come to, as <see cref="HeadFile"/> has it.</summary>
    public HeadFile Reached => new(_chain, Position);

    /// <summary>Whether there are records that no checkpoint vouches for.</summary>
    public int SinceCheckpoint => _sinceCheckpoint;

    /// <summary>Opens the log of a folder, or begins one; puts a half-written end aside.</summary>
    /// <param name="options">The options.</param>
    /// <param name="signer">Signs checkpoints.</param>
    /// <param name="now">The time.</param>
    /// <param name="reached">What the log had come to when this process last wrote it; null where it has not. The disk has it first, for whoever looks later.</param>
    /// <exception cref="AuditGapException">Records are missing or changed.</exception>
    /// <exception cref="IOException">The disk does not take it, the folder is open to others, or another process writes there.</exception>
    /// <exception cref="UnauthorizedAccessException">A right is missing.</exception>
    public static LogWriter Open(AuditOptions options, ICheckpointSigner? signer, DateTimeOffset now, HeadFile? reached = null)
    {
        OwnedFolder.Make(options.Folder);
        OwnedFolder.RefuseShared(options.Folder);
        var writer = new LogWriter(options, signer, JournalFolder.TakeLock(options.Folder));
        try
        {
            if (reached is not null && (HeadFile.Read(options.Folder) is not { } head || head.Position.Seq < reached.Position.Seq))
            {
                reached.Write(options.Folder);
            }

            writer.GoOn(LogOpening.Read(options.Folder), now);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Writes records behind each other and waits for the disk once. All of them are on it when the call returns, or none counts.</summary>
    /// <param name="records">Their times, and their members from <c>kind</c> on.</param>
    public void Append(IEnumerable<(DateTimeOffset Time, byte[] Members)> records)
    {
        RefuseTouched();
        _buffer.ResetWrittenCount();
        var (position, count) = (Position, 0);
        foreach (var (time, members) in records)
        {
            var start = _buffer.WrittenCount;
            RecordHead.WriteLine(_buffer, position.Seq + 1, time, position.Hash, members);
            position = new ChainPosition(position.Seq + 1, RecordHash.Of(_buffer.WrittenSpan[start..]));
            count++;
        }

        Commit(position, count);
    }

    /// <summary>Writes a checkpoint, and closes the file when it is long enough.</summary>
    public void Checkpoint(DateTimeOffset now)
    {
        if (_sinceCheckpoint > 0)
        {
            RefuseTouched();
            _buffer.ResetWrittenCount();
            var members = RecordText.Write(json =>
            {
                json.WriteString("kind", LogKind.Checkpoint);
                json.WriteString("chain", _chain);
                json.WriteNumber("count", _sinceCheckpoint);
            });
            RecordHead.WriteLine(_buffer, Position.Seq + 1, now, Position.Hash, members);
            if (_signer is not null)
            {
                Sign(_signer);
            }

            Commit(new ChainPosition(Position.Seq + 1, RecordHash.Of(_buffer.WrittenSpan)), 0);
            (_sinceCheckpoint, _headOwed) = (0, true);
        }

        if (_headOwed)
        {
            new HeadFile(_chain, Position).Write(_options.Folder);
            _headOwed = false;
        }

        if (IsFull)
        {
            _file!.Dispose();
            _file = null;
        }
    }

    /// <summary>Whether the file is so long that a checkpoint should end it.</summary>
    public bool IsFull => _file is { } file && file.Length >= _options.RotateBytes;

    /// <inheritdoc/>
    public void Dispose()
    {
        _file?.Dispose();
        _lock.Dispose();
    }

    private void Commit(ChainPosition position, int count)
    {
        if (_file is null)
        {
            _path = JournalFolder.PathOf(_options.Folder, Position.Seq + 1);
            _file = AppendedFile.Open(_path);
        }

        _file.Append(_buffer.WrittenSpan);
        Position = position;
        _sinceCheckpoint += count;
    }

    private void Sign(ICheckpointSigner signer)
    {
        try
        {
            CheckpointText.Sign(_buffer, 0, signer);
        }
        catch (Exception e)
        {
            throw new UnsignedException(e);
        }
    }

    // A file that was removed, replaced or cut takes bytes all the same, and they would be nowhere.
    private void RefuseTouched()
    {
        if (_file is not null && (!_file.IsInPlace || new FileInfo(_path) is not { Exists: true } file || file.Length < _file.Length))
        {
            throw new AuditGapException($"{Path.GetFileName(_path)} was removed, replaced or cut while it was written.");
        }
    }

    private void GoOn(OpenedLog log, DateTimeOffset now)
    {
        (Position, _sinceCheckpoint) = (log.Position, log.SinceCheckpoint);
        if (log.File is not null)
        {
            _path = log.File.Path;
            _file = AppendedFile.Open(_path);
        }

        string? kept = null;
        if (log.Torn.Length > 0)
        {
            // A copy first: what is cut off is evidence of how the gateway ended.
            kept = $"torn-{Position.Seq + 1:D16}-{now.ToUnixTimeMilliseconds()}.bin";
            OwnedFile.Replace(Path.Combine(_options.Folder, kept), log.Torn);
            _file!.CutTo(log.Length);
        }

        if (log.Chain is null)
        {
            _chain = RandomNumberGenerator.GetHexString(32, lowercase: true);
            Append([(now, RecordText.Write(json =>
            {
                json.WriteString("kind", LogKind.Begun);
                json.WriteString("chain", _chain);
            }))]);
        }
        else
        {
            _chain = log.Chain;
        }

        if (log.IsNew)
        {
            // Before anything else is taken: a log with more than its first record has a head, or somebody took it away.
            new HeadFile(_chain, Position).Write(_options.Folder);
        }

        if (kept is not null)
        {
            Append([(now, RecordText.Write(json =>
            {
                json.WriteString("kind", LogKind.Recovered);
                json.WriteString("outcome", RecordText.Name(AuditOutcome.Succeeded));
                json.WriteString("reason", "The last write before the gateway ended was not whole. It was put aside; nothing that waited for it had been begun.");
                json.WriteNumber("bytes", log.Torn.Length);
                json.WriteString("sha256", RecordHash.Text(RecordHash.Of(log.Torn)));
                json.WriteString("file", kept);
            }))]);
        }
    }
}
