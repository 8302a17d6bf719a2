using Microsoft.Win32.SafeHandles;

namespace NetMcp.Devices.Spooling;

/// <summary>
/// Takes a text as it comes: into memory first, into a file when it grows past that. It never refuses a write; <see cref="IsFull"/> asks the writer
/// to come to an end, for which there is always room.
/// </summary>
internal sealed class SpoolStream(SpoolFolder folder, int memoryBytes, long maxBytes) : Stream
{
    // Room is reserved in pieces, so that a thousand short answers do not each hold that of a long one.
    private const int Piece = 1024 * 1024;

    private readonly MemoryStream _memory = new();
    private SafeFileHandle? _file;
    private long _length;
    private long _reserved;
    private bool _isRefused;

    /// <summary>Whether no more is wanted.</summary>
    public bool IsFull => _isRefused || _length >= maxBytes;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <summary>What was written. The stream takes nothing any more.</summary>
    public SpooledBytes Finish()
    {
        if (_file is not { } file)
        {
            return new SpooledBytes(folder, _memory.ToArray());
        }

        _file = null;
        return new SpooledBytes(folder, file, _length, _reserved);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_file is null && !_isRefused && _length + buffer.Length > memoryBytes)
        {
            MoveToFile();
        }

        if (_file is null)
        {
            _memory.Write(buffer);
        }
        else
        {
            while (_length + buffer.Length > _reserved)
            {
                if (!folder.TryReserve(Piece))
                {
                    // What comes now is the end, or the last that was on its way.
                    _isRefused = true;
                    break;
                }

                _reserved += Piece;
            }

            RandomAccess.Write(_file, buffer, _length);
        }

        _length += buffer.Length;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Into the page cache: there is nothing to wait for.
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer, offset, count);
        return Task.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && _file is { } file)
        {
            file.Dispose();
            folder.Release(_reserved);
            _file = null;
        }

        base.Dispose(disposing);
    }

    private void MoveToFile()
    {
        if (folder.TryReserve(Piece) && folder.TryCreate() is { } file)
        {
            (_file, _reserved) = (file, Piece);
            RandomAccess.Write(file, _memory.GetBuffer().AsSpan(0, (int)_memory.Length), 0);
            _memory.SetLength(0);
            _memory.Capacity = 0;
        }
        else
        {
            _isRefused = true;
        }
    }
}
