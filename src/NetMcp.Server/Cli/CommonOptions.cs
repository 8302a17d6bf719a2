using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace NetMcp.Server.Cli;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    /// <summary>Where a running server is looked for when nobody says.</summary>
    public const string DefaultServer = "http://127.0.0.1:8080/mcp";

    /// <summary>The environment variable that says where.</summary>
    public const string ServerVariable = "NETMCP_SERVER";

    private const int MostSeconds = 86_400;

    /// <summary>The configuration file.</summary>
    public static Option<FileInfo?> Configuration() =>
        new("--config") { Description = "The configuration file (default: NETMCP_CONFIG, then ./netmcp.yaml, then /etc/netmcp/netmcp.yaml).", HelpName = "FILE" };

    /// <summary>Machine-readable output.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Write JSON." };

    /// <summary>The running server that a client command talks to.</summary>
    public static Option<string> Server() => new("--server")
    {
        Description = $"The server's MCP address (default: {ServerVariable}, then {DefaultServer}).",
        HelpName = "URL",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } address ? address : DefaultServer,
    };

    /// <summary>How long a client command waits.</summary>
    public static Option<int> Timeout() => new("--timeout")
    {
        Description = "Seconds to wait for the answer.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 120,
        CustomParser = ReadSeconds,
    };

    private static int ReadSeconds(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MostSeconds)
        {
            return seconds;
        }

        result.AddError($"--timeout takes a whole number of seconds from 1 to {MostSeconds}.");
        return 0;
    }
}
