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
        var start = new ProcessStartInfo("yanglint") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-i", .. searchFolders.SelectMany(folder => (string[])["-p", folder]), file])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = await process.StandardError.ReadToEndAsync(cancellationToken).Guarded();
            await output.Guarded();
            await process.WaitForExitAsync(cancellationToken).Guarded();
            return process.ExitCode == 0 ? null : FirstError(errors);
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
