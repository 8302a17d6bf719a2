namespace NetMcp.Server.Cli;

/// <summary>Where a command writes and reads.</summary>
/// <param name="Out">Results, and nothing else.</param>
/// <param name="Error">Failures, remarks and questions.</param>
/// <param name="In">Answers to questions.</param>
/// <param name="Interactive">Whether a person can be asked.</param>
internal sealed record CliConsole(TextWriter Out, TextWriter Error, TextReader In, bool Interactive)
{
    /// <summary>The process's own.</summary>
    public static CliConsole Process => new(Console.Out, Console.Error, Console.In, !Console.IsInputRedirected);
}
