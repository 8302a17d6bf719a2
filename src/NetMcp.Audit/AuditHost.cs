using Microsoft.Extensions.Hosting;
using NetMcp.Audit.Journals;
using NetMcp.Core.Auditing;

namespace NetMcp.Audit;

/// <summary>The first and the last record of a gateway's run.</summary>
internal sealed class AuditHost(AuditJournal journal, TimeProvider time) : IHostedService
{
    // A command that records what it does has the log for as long as a few writes take.
    private const int MostTries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StartedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AuditUnavailableException)
        {
            // The journal has logged why. The gateway runs and begins nothing that changes anything; it does so as soon as the log can be written.
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await journal.WriteAsync(new AuditRecord { Kind = AuditKind.GatewayStopped, Outcome = AuditOutcome.Succeeded }, AuditUrgency.Effect, cancellationToken).ConfigureAwait(false);
        }
        catch (AuditUnavailableException)
        {
            // As above.
        }

        await journal.DisposeAsync().ConfigureAwait(false);
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await journal.WriteAsync(new AuditRecord { Kind = AuditKind.GatewayStarted, Outcome = AuditOutcome.Succeeded }, AuditUrgency.Effect, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (AuditUnavailableException e) when (e.InnerException is AuditHeldException && tries < MostTries)
            {
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
