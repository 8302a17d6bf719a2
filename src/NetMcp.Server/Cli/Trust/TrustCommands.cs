using System.CommandLine;

namespace NetMcp.Server.Cli.Trust;

/// <summary><c>netmcp token</c> and <c>netmcp keys</c>: the token authority of a folder, and what holders of tokens need. Works on files, without a server.</summary>
internal static class TrustCommands
{
    /// <summary>Makes <c>netmcp token</c>.</summary>
    public static Command Token(CliConsole console) => new("token", "Issue, look at, narrow and revoke capability tokens; needs no running server.")
    {
        TokenIssueCommand.Create(console),
        TokenInspectCommand.Create(console),
        TokenAttenuateCommand.Create(console),
        TokenRevokeCommand.Create(console),
    };

    /// <summary>Makes <c>netmcp keys</c>.</summary>
    public static Command Keys(CliConsole console) => new("keys", "The keys of a token authority, and keys of holders; needs no running server.")
    {
        KeysRotateCommand.Create(console),
        KeysListCommand.Create(console),
        KeysCreateCommand.Create(console),
    };
}
