using System.Globalization;

namespace NetMcp.Ssh.HostKeys;

/// <summary>How known_hosts names a server: the host on port 22, [host]:port on any other.</summary>
internal static class KnownHostsName
{
    private const int DefaultPort = 22;

    public static string Of(string host, int port)
    {
        var lower = host.ToLowerInvariant();
        return port == DefaultPort ? lower : string.Create(CultureInfo.InvariantCulture, $"[{lower}]:{port}");
    }

    /// <summary>Whether the host can stand in a line without changing the line's meaning.</summary>
    public static bool IsPlain(string host) => host.Length > 0 && host.All(character => character > ' ' && character is not (',' or '*' or '?' or '!' or '|' or '#' or '@' or '\u007f'));
}
