using System.Reflection;

namespace NetMcp.Server.Hosting;

/// <summary>What the server says of itself.</summary>
internal static class ThisServer
{
    /// <summary>The version, without what a build adds to it.</summary>
    public static string Version { get; } =
        typeof(ThisServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
