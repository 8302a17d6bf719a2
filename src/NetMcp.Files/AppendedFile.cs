using System.Globalization;

namespace NetMcp.Files;

/// <summary>
/// A file that only grows, with mode 0600: a journal. What was appended is on the disk when the call returns. Not for several threads at once; several
/// processes take turns by a lock of their own.
/// </summary>
public sealed class AppendedFile : IDisposable
{
    private readonly FileStream _file;
    private readonly string? _place;
    private long _length;

    private AppendedFile(FileStream file)
    {
        _file = file;
        _length = file.Length;
        _place = Place();
    }

    /// <summary>
    /// Whether it stands where it was opened: false once it was removed, moved, or another put in its place, when what is appended would be found by nobody.
    /// True where the system does not tell (no <c>/proc</c>).
    /// </summary>
    public bool IsInPlace => _place is null || _place == Place();

    /// <summary>Where the next append begins, in bytes.</summary>
    public long Length => Volatile.Read(ref _length);

    /// <summary>Opens a file, or makes it; then its name is on the disk when the call returns.</summary>
    /// <exception cref="FileModeException">Others than its owner may write it.</exception>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">A right is missing.</exception>
    public static AppendedFile Open(string path)
    {
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
            BufferSize = 0,
            UnixCreateMode = OwnedMode.File,
        });
        try
        {
            OwnedMode.Refuse(OwnedMode.ByOthers, path, File.GetUnixFileMode(file.SafeFileHandle), OwnedMode.File);
            if (file.Length == 0)
            {
                // New, or left behind by who died before it could do this.
                FolderSync.Sync(Path.GetDirectoryName(Path.GetFullPath(path))!);
            }

            return new AppendedFile(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads what is there, up to <see cref="Length"/>. May be called while another thread appends.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public byte[] ReadAll()
    {
        var bytes = new byte[Length];
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(_file.SafeFileHandle, bytes.AsSpan(read), read) is > 0 and var more)
        {
            read += more;
        }

        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>Cuts off what stands behind a length, as the part of a record that a death left; on the disk when it returns.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void CutTo(long length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        if (length < Length)
        {
            RandomAccess.SetLength(_file.SafeFileHandle, length);
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
            Volatile.Write(ref _length, length);
        }
    }

    /// <summary>Appends, and waits for the disk. After a failure nothing was appended: a part that a full disk took is cut off again or written over.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, bytes, Length);
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
            Volatile.Write(ref _length, Length + bytes.Length);
        }
        catch
        {
            Undo();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // The kernel follows the file, whatever is done to its name (proc_pid_fd(5)).
    private string? Place() => new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{_file.SafeFileHandle.DangerousGetHandle()}")).LinkTarget;

    private void Undo()
    {
        try
        {
            RandomAccess.SetLength(_file.SafeFileHandle, Length);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The part stays; the next append begins before it, and a reader of records leaves a last one out that is not whole.
        }
    }
}
