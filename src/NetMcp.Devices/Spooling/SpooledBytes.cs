using Microsoft.Win32.SafeHandles;

namespace NetMcp.Devices.Spooling;

/// <summary>A text that was written once: in memory while it is short, else in a file. Any number of readers may read it.</summary>
internal sealed class SpooledBytes : IDisposable
{
    private readonly SpoolFolder _folder;
    private readonly long _reserved;
    private byte[]? _memory;
    private SafeFileHandle? _file;

    public SpooledBytes(SpoolFolder folder, byte[] memory)
    {
        _folder = folder;
        _memory = memory;
        Length = memory.Length;
    }

    public SpooledBytes(SpoolFolder folder, SafeFileHandle file, long length, long reserved)
    {
        _folder = folder;
        _file = file;
        _reserved = reserved;
        Length = length;
    }

    public long Length { get; }

    /// <summary>So many bytes from there on, or as many as there are.</summary>
    /// <exception cref="ObjectDisposedException">It is no longer kept.</exception>
    public byte[] Read(long offset, int count)
    {
        var bytes = new byte[Math.Clamp(Length - offset, 0, count)];
        if (_memory is { } memory)
        {
            memory.AsSpan((int)offset, bytes.Length).CopyTo(bytes);
            return bytes;
        }

        var file = _file ?? throw new ObjectDisposedException(nameof(SpooledBytes));
        for (var read = 0; read < bytes.Length;)
        {
            var got = RandomAccess.Read(file, bytes.AsSpan(read), offset + read);
            read += got > 0 ? got : throw new EndOfStreamException("A spooled answer is shorter than it was.");
        }

        return bytes;
    }

    /// <summary>The same in a file, where it was in memory; null when there is no room.</summary>
    public SpooledBytes? ToFile()
    {
        if (_memory is not { } memory)
        {
            return this;
        }

        if (!_folder.TryReserve(memory.Length))
        {
            return null;
        }

        if (_folder.TryCreate() is not { } file)
        {
            _folder.Release(memory.Length);
            return null;
        }

        try
        {
            RandomAccess.Write(file, memory, 0);
            return new SpooledBytes(_folder, file, memory.Length, memory.Length);
        }
        catch (IOException)
        {
            // The disk is full.
            file.Dispose();
            _folder.Release(memory.Length);
            return null;
        }
    }

    /// <summary>Answers that nobody keeps are forgotten without a word; their room must come back.</summary>
    ~SpooledBytes() => GiveBack();

    public void Dispose()
    {
        GiveBack();
        GC.SuppressFinalize(this);
    }

    private void GiveBack()
    {
        _memory = null;
        if (Interlocked.Exchange(ref _file, null) is { } file)
        {
            file.Dispose();
            _folder.Release(_reserved);
        }
    }
}
