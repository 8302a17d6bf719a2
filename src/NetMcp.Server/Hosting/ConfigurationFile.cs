using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Hosting;

/// <summary>Where the configuration is: one rule for the server and for every command.</summary>
internal static class ConfigurationFile
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "NETMCP_CONFIG";

    private const string Name = "netmcp.yaml";
    private const string SystemFile = "/etc/netmcp/netmcp.yaml";

    /// <summary>The file given, else the one that the environment names, else the first of the usual places where one is.</summary>
    public static string Find(string? given)
    {
        if (given is not null)
        {
            return Path.GetFullPath(given);
        }

        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }

        return Path.GetFullPath(File.Exists(Name) || !File.Exists(SystemFile) ? Name : SystemFile);
    }

    /// <summary>What is wrong with a configuration, for the operator: every mistake on a line of its own, as compilers write them.</summary>
    public static IReadOnlyList<string> Explain(string file, InventoryLoad load) => File.Exists(file)
        ? [.. load.Mistakes.Select(mistake => mistake.ToString())]
        : [$"There is no configuration file {file}. Say where it is with --config or {Variable}."];
}
