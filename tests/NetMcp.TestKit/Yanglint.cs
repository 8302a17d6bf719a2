using System.Diagnostics;

namespace NetMcp.TestKit;

/// <summary>libyang's yanglint, the referee of the YANG tests.</summary>
public static class Yanglint
{
    /// <summary>Whether yanglint compiles the module with all that it imports implemented.</summary>
    /// <param name="file">The module's file.</param>
    /// <param name="searchFolders">Where imports and submodules are found.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>Null when it does, else the first error that it prints.</returns>
    public static async Task<string?> FindErrorAsync(string file, IEnumerable<string> searchFolders, CancellationToken cancellationToken = default)
    {
        var (exitCode, _, errors) = await RunAsync([], [file], searchFolders, cancellationToken);
        return exitCode == 0 ? null : FirstError(errors);
    }

    /// <summary>The tree diagrams that yanglint prints of modules, all of which it loads together.</summary>
    /// <param name="files">The modules' files.</param>
    /// <param name="searchFolders">Where imports and submodules are found.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>The text, or null when it does not compile one of them (or comes to grief: version 2.1.30 ends with SIGSEGV on some).</returns>
    public static async Task<string?> DrawTreesAsync(IEnumerable<string> files, IEnumerable<string> searchFolders, CancellationToken cancellationToken = default)
    {
        var (exitCode, output, _) = await RunAsync(["-f", "tree"], files, searchFolders, cancellationToken);
        return exitCode == 0 ? output : null;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        IEnumerable<string> options, IEnumerable<string> files, IEnumerable<string> searchFolders, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("yanglint") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-i", .. options, .. searchFolders.SelectMany(folder => (string[])["-p", folder]), .. files])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = await process.StandardError.ReadToEndAsync(cancellationToken).Guarded();
            var printed = await output.Guarded();
            await process.WaitForExitAsync(cancellationToken).Guarded();
            return (process.ExitCode, printed, errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static string FirstError(string printed)
    {
        var lines = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.FirstOrDefault(line => line.Contains("err", StringComparison.OrdinalIgnoreCase)) ?? lines.FirstOrDefault() ?? "no message";
    }
}
