using NetMcp.Server.Hosting;

namespace NetMcp.Server.Cli;

/// <summary>What <c>netmcp</c> exits with. <c>serve</c> has more to say: see <see cref="GatewayExitCode"/>, which these agree with.</summary>
internal static class CliExitCode
{
    /// <summary>All that was asked was done.</summary>
    public const int Done = 0;

    /// <summary>A tool or a device failed; standard error says how. With several devices, at least one did.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong: an unknown command, tool, option or value.</summary>
    public const int Usage = 2;

    /// <summary>The data are not correct, where 1 says something else (EX_DATAERR of sysexits.h).</summary>
    public const int Data = 65;

    /// <summary>No server answers there (EX_UNAVAILABLE of sysexits.h).</summary>
    public const int Unavailable = GatewayExitCode.Unavailable;

    /// <summary>The configuration is wrong (EX_CONFIG of sysexits.h).</summary>
    public const int Configuration = GatewayExitCode.Configuration;
}
