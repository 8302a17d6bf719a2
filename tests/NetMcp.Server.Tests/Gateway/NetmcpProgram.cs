using System.Diagnostics;
using NetMcp.Server.Cli;
using NetMcp.TestKit;

namespace NetMcp.Server.Tests.Gateway;

/// <summary>The built program, run to its end without anybody at the terminal.</summary>
internal static class NetmcpProgram
{
    /// <summary>Runs it; <paramref name="server"/> is what NETMCP_SERVER says.</summary>
    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(string server, params string[] arguments)
    {
        var start = new ProcessStartInfo(GatewayProcess.Program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[CommonOptions.ServerVariable] = server;
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync().Guarded();
            return (process.ExitCode, await output.Guarded(), await error.Guarded());
        }
        finally
        {
            process.Kill();
        }
    }
}
