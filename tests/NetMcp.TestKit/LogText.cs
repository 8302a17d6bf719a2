using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace NetMcp.TestKit;

/// <summary>All that is logged, at every level, exceptions included: what a test looks for secrets in.</summary>
public sealed class LogText : ILoggerFactory, ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>The messages so far, each with its exception.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        _lines.Enqueue(formatter(state, exception) + exception);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', _lines);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }
}
