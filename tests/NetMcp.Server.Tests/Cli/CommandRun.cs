using NetMcp.Server.Cli;

namespace NetMcp.Server.Tests.Cli;

/// <summary>One run of a command in this process.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    public static Task<CommandRun> RunAsync(params string[] arguments) => WithInputAsync(null, arguments);

    /// <param name="input">What a person types; null when nobody is there.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<CommandRun> WithInputAsync(string? input, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var reader = new StringReader(input ?? string.Empty);
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var exitCode = await CommandLine.RunAsync(arguments, new CliConsole(output, error, reader, input is not null), guard.Token);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }
}
