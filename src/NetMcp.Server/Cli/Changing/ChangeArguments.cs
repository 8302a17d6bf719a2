using System.CommandLine;

namespace NetMcp.Server.Cli.Changing;

/// <summary>What the commands about one change have in common.</summary>
internal static class ChangeArguments
{
    /// <summary>The change.</summary>
    public static Argument<string> Handle() => new("CHANGE") { Description = "The change's handle, c-...; 'netmcp changes list' shows them." };

    /// <summary>Whether the command returns as soon as the change is under way.</summary>
    public static Option<bool> NoWait() => new("--no-wait") { Description = "Return as soon as it is under way." };
}
