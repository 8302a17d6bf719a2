namespace NetMcp.Server.Auditing;

/// <summary>Says at the start that nothing of what callers do is recorded: an operator who finds that out when the record is needed finds it out too late.</summary>
internal sealed class NoAuditWarning(ILogger<NoAuditWarning> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        AuditingLog.Off(logger);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
