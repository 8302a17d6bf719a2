namespace NetMcp.Server.Cli;

/// <summary>A command cannot go on; the message is for the person at the terminal.</summary>
internal sealed class CliException : Exception
{
    /// <summary>Makes the exception.</summary>
    public CliException(int exitCode, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        ExitCode = exitCode;
    }

    /// <summary>One of <see cref="CliExitCode"/>.</summary>
    public int ExitCode { get; }
}
