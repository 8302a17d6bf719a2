namespace NetMcp.Server.Hosting;

/// <summary>What <c>netmcp serve</c> exits with.</summary>
internal static class GatewayExitCode
{
    /// <summary>Stopped as asked, every running call answered.</summary>
    public const int Stopped = 0;

    /// <summary>Stopped, but the deadline passed with calls still running.</summary>
    public const int StoppedLate = 3;

    /// <summary>The address is in use, or may not be bound (EX_UNAVAILABLE of sysexits.h).</summary>
    public const int Unavailable = 69;

    /// <summary>The configuration or the listen address was refused (EX_CONFIG of sysexits.h).</summary>
    public const int Configuration = 78;
}
