using ModelContextProtocol;

namespace NetMcp.Server.Mcp.ServerFeatures;

/// <summary>
/// The loggers that the SDK gets. It logs every refusal (an unknown tool, a resource that is not there) as an error with a stack
/// trace; such a refusal is the client's mistake, is told to the client, and must not let it fill the log.
/// </summary>
internal sealed class SdkLogs : ILoggerFactory
{
    private readonly ILoggerFactory _logs;

    public SdkLogs(ILoggerFactory logs)
    {
        _logs = logs;
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new WithoutRefusals(_logs.CreateLogger(categoryName));

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
        // The loggers belong to the factory behind this one.
    }

    private sealed class WithoutRefusals(ILogger log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => log.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not McpProtocolException)
            {
                log.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
