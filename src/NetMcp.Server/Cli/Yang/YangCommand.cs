using System.CommandLine;

namespace NetMcp.Server.Cli.Yang;

/// <summary><c>netmcp yang</c>: YANG modules and data in files.</summary>
internal static class YangCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console) => new("yang", "YANG modules and data in files; needs no server and no configuration.")
    {
        YangCompileCommand.Create(console),
        YangTreeCommand.Create(console),
        YangDescribeCommand.Create(console),
        YangConvertCommand.Create(console),
        YangValidateCommand.Create(console),
        YangDiffCommand.Create(console),
    };
}
