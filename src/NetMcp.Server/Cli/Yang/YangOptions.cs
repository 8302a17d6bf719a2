using System.CommandLine;

namespace NetMcp.Server.Cli.Yang;

/// <summary>Options that several commands of <c>netmcp yang</c> have.</summary>
internal static class YangOptions
{
    /// <summary>How many levels of nodes are shown.</summary>
    public static Option<int?> Depth()
    {
        var depth = new Option<int?>("--depth") { Description = "How many levels of nodes are shown (default: all).", HelpName = "LEVELS" };
        depth.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError("--depth takes a whole number from 1.");
            }
        });
        return depth;
    }
}
