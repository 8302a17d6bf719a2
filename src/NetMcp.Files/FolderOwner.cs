using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetMcp.Files;

/// <summary>Whose a folder is, which .NET does not tell.</summary>
internal static partial class FolderOwner
{
    // AT_FDCWD, STATX_UID, and where struct statx has the owner: the same on every processor (statx(2)).
    private const int Here = -100;
    private const uint Owner = 0x8;
    private const int OwnerOffset = 20;
    private const int Size = 256;

    /// <summary>The user that this process runs as.</summary>
    public static uint Self => geteuid();

    /// <summary>The owner of a folder.</summary>
    /// <exception cref="IOException">The system does not tell.</exception>
    public static uint Of(string path)
    {
        Span<byte> stat = stackalloc byte[Size];
        if (statx(Here, path, 0, Owner, ref MemoryMarshal.GetReference(stat)) < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new IOException($"The owner of {path} cannot be found out: {Marshal.GetPInvokeErrorMessage(error)}", error);
        }

        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(stat[OwnerOffset..]) : BinaryPrimitives.ReadUInt32BigEndian(stat[OwnerOffset..]);
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, ref byte stat);

    [LibraryImport("libc")]
    private static partial uint geteuid();
}
