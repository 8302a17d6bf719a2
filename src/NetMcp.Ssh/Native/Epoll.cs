using System.Runtime.InteropServices;

namespace NetMcp.Ssh.Native;

/// <summary>An epoll set whose entries carry a number. The kernel packs its event record on x64 only, so its fields are read by offset.</summary>
internal sealed unsafe class Epoll : IDisposable
{
    private const int Capacity = 64;

    private static readonly int DataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int Stride = DataOffset + sizeof(ulong);

    private readonly int _fd;
    private readonly byte* _events = (byte*)NativeMemory.AllocZeroed((nuint)(Capacity * Stride));

    public Epoll()
    {
        _fd = LibC.epoll_create1(LibC.CloseOnExec);
        if (_fd < 0)
        {
            throw new SshException(SshFailureReason.LibraryUnusable, "No epoll descriptor could be had.");
        }
    }

    public bool Add(int fd, uint interest, long tag) => Control(LibC.EpollAdd, fd, interest, tag);

    public bool Modify(int fd, uint interest, long tag) => Control(LibC.EpollModify, fd, interest, tag);

    public void Remove(int fd) => Control(LibC.EpollRemove, fd, 0, 0);

    /// <returns>How many events there are; none when interrupted.</returns>
    public int Wait(int timeoutMilliseconds) => Math.Max(0, LibC.epoll_wait(_fd, _events, Capacity, timeoutMilliseconds));

    public long TagAt(int index) => Marshal.ReadInt64((nint)(_events + (index * Stride) + DataOffset));

    public void Dispose()
    {
        _ = LibC.close(_fd);
        NativeMemory.Free(_events);
    }

    private bool Control(int operation, int fd, uint interest, long tag)
    {
        var record = stackalloc byte[DataOffset + sizeof(long)];
        *(uint*)record = interest;
        Marshal.WriteInt64((nint)(record + DataOffset), tag);
        return LibC.epoll_ctl(_fd, operation, fd, record) == 0;
    }
}
