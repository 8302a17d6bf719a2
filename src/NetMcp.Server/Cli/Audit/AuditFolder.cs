using System.CommandLine;
using NetMcp.Server.Auditing;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Hosting;

namespace NetMcp.Server.Cli.Audit;

/// <summary>Which log a command is about: a folder that is given, else the one of the configuration.</summary>
internal sealed class AuditFolder
{
    /// <summary>The folder.</summary>
    public Argument<string?> Folder { get; } = new("FOLDER")
    {
        Description = "The folder of the log (default: that of the configuration).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The configuration.</summary>
    public Option<FileInfo?> Configuration { get; } = CommonOptions.Configuration();

    /// <summary>The folder, and the authority of its checkpoints where the configuration has both.</summary>
    /// <exception cref="CliException">The configuration cannot be used.</exception>
    public (string Folder, string? Authority) Find(CliConsole console, ParseResult parsed)
    {
        if (parsed.GetValue(Folder) is { } given)
        {
            return (given, null);
        }

        var file = ConfigurationFile.Find(parsed.GetValue(Configuration)?.FullName);
        var inventory = LocalInventory.Load(console, file);
        return (AuditPlaces.Folder(inventory), AuditPlaces.Authority(inventory));
    }

    /// <summary>Does something with the log.</summary>
    /// <exception cref="CliException">It cannot be read or written.</exception>
    public static T Use<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(CliExitCode.Failed, TerminalText.Clean(e.Message), e);
        }
    }
}
