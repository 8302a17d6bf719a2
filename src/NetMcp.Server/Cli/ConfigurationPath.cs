namespace NetMcp.Server.Cli;

/// <summary>Where the configuration is.</summary>
internal static class ConfigurationPath
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "NETMCP_CONFIG";

    private const string Name = "netmcp.yaml";
    private const string SystemFile = "/etc/netmcp/netmcp.yaml";

    /// <summary>The file given, else the one that the environment names, else the first of the usual places where one is.</summary>
    public static string Find(FileInfo? given)
    {
        if (given is not null)
        {
            return given.FullName;
        }

        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }

        return Path.GetFullPath(File.Exists(Name) || !File.Exists(SystemFile) ? Name : SystemFile);
    }
}
