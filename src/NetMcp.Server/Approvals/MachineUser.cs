using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Server.Approvals;

/// <summary>
/// A user of the gateway's own machine, as the kernel names the peer of a Unix socket. Nothing of devices and nodes is limited: whoever may connect to that
/// socket could as well read the gateway's files. The groups of the policy and who stands behind a plan count as for everybody.
/// </summary>
internal sealed partial class MachineUser : ICaller
{
    /// <summary>What the name begins with, so that a user of the machine is nobody whom a token names.</summary>
    public const string Prefix = "local:";

    // Of Linux, on every processor that .NET runs on (asm-generic/socket.h).
    private const int SolSocket = 1;
    private const int SoPeerCredentials = 17;

    private static readonly Lock UserDatabase = new();

    private MachineUser(string user, uint id)
    {
        Id = id;
        Name = Prefix + user;
        Key = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{id}");
        Behind = [Name, user];
    }

    /// <summary>The user that this process runs as.</summary>
    public static MachineUser Self => Of(geteuid());

    /// <summary>The number of the user (uid).</summary>
    public uint Id { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Key { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Chain => [];

    /// <summary>The plain name too: it is that of the principal of standard input and output.</summary>
    public IReadOnlyList<string> Behind { get; }

    /// <inheritdoc/>
    public bool LimitsPaths => false;

    /// <inheritdoc/>
    public string RulesId => string.Empty;

    /// <summary>The user with a number.</summary>
    public static MachineUser Of(uint id) => new(NameOf(id), id);

    /// <summary>The peer of a connection.</summary>
    /// <exception cref="SocketException">The kernel does not tell.</exception>
    public static MachineUser Of(Socket socket)
    {
        // struct ucred: pid, uid, gid, as they were when the peer connected.
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SolSocket, SoPeerCredentials, credentials);
        var id = BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(credentials[4..]) : BinaryPrimitives.ReadUInt32BigEndian(credentials[4..]);
        return Of(id);
    }

    /// <inheritdoc/>
    public bool Shows(string tool) => true;

    /// <inheritdoc/>
    public bool Shows(DeviceSummary device) => true;

    /// <inheritdoc/>
    public PathAccess See(NodePath path) => PathAccess.Allowed;

    /// <inheritdoc/>
    public Failure? FindObjection(AccessQuestion question) => null;

    private static string NameOf(uint id)
    {
        // What it returns is overwritten by the next call.
        lock (UserDatabase)
        {
            var entry = getpwuid(id);
            return (entry == 0 ? null : Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(entry))) ?? string.Create(CultureInfo.InvariantCulture, $"uid-{id}");
        }
    }

    [LibraryImport("libc")]
    private static partial uint geteuid();

    [LibraryImport("libc")]
    private static partial nint getpwuid(uint id);
}
