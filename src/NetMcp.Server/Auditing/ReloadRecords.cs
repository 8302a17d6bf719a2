using System.Globalization;
using System.Text.Json.Nodes;
using NetMcp.Core.Auditing;
using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Auditing;

/// <summary>
/// Records that another configuration is in force, and which devices it concerns: who reaches what depends on names, tags and sites. Who wrote the files only
/// the machine knows.
/// </summary>
internal sealed class ReloadRecords(IInventory inventory, IAuditLog audit, ILogger<ReloadRecords> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        inventory.Changed += Note;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        inventory.Changed -= Note;
        return Task.CompletedTask;
    }

    // Not waited for: the configuration counts all the same, it may be the stricter one.
    private void Note(object? sender, InventoryChangedEventArgs change) => _ = NoteAsync(change);

    private async Task NoteAsync(InventoryChangedEventArgs change)
    {
        var how = change.ByOperator ? "asked for by SIGHUP" : "a file changed";
        var devices = change.ChangedDevices();
        var record = new AuditRecord
        {
            Kind = AuditKind.ConfigurationReloaded,
            Outcome = AuditOutcome.Succeeded,
            Devices = [.. devices.Order()],
            Reason = string.Create(CultureInfo.InvariantCulture, $"{how}; {change.Current.Devices.Count} devices; {devices.Count} came, went or changed"),
        };
        try
        {
            await audit.WriteAsync(record, AuditUrgency.Effect, CancellationToken.None).ConfigureAwait(false);
        }
        catch (AuditUnavailableException e)
        {
            AuditingLog.ReloadNotAudited(logger, e);
        }
    }
}
