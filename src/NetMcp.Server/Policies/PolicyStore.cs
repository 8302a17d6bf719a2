using NetMcp.Changes.Policies;
using NetMcp.Core.Auditing;
using NetMcp.Devices.Inventory;

namespace NetMcp.Server.Policies;

/// <summary>Holds the policy in force, and puts another in its place that has no mistake.</summary>
internal sealed class PolicyStore(ChangePolicy initial, IInventory inventory, IAuditLog audit, ILogger<PolicyStore> logger) : IPolicySource, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile ChangePolicy _current = initial;

    /// <inheritdoc/>
    public ChangePolicy Current => _current;

    /// <summary>Where it is read from; null for nowhere.</summary>
    public string? File => inventory.Current.Policy.File;

    /// <summary>Reads it again, from where the configuration now says. With a mistake in it the old one stays.</summary>
    public async Task<PolicyLoad> ReloadAsync(CancellationToken cancellationToken)
    {
        // One at a time, so that an older reading never replaces a newer one.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var load = PolicyFile.Load(inventory.Current.Policy);
            if (load.Policy is not { } policy)
            {
                PolicyLog.Refused(logger, load.Mistakes.Count);
                foreach (var mistake in load.Mistakes)
                {
                    PolicyLog.Mistake(logger, mistake);
                }
            }
            else if (policy.Id != _current.Id)
            {
                await NoteAsync(policy, cancellationToken);
                _current = policy;
                PolicyLog.Reloaded(logger, policy.Id, policy.Rules.Count);
            }

            return load;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task NoteAsync(ChangePolicy policy, CancellationToken cancellationToken)
    {
        try
        {
            var record = new AuditRecord { Kind = AuditKind.PolicyReloaded, Outcome = AuditOutcome.Succeeded, Reason = $"{_current.Id} -> {policy.Id}, {policy.Rules.Count} rules" };
            await audit.WriteAsync(record, AuditUrgency.Effect, cancellationToken);
        }
        catch (AuditUnavailableException e)
        {
            // The policy counts all the same: it may be the stricter one. Without the log nothing is changed anyway.
            PolicyLog.NotAudited(logger, e);
        }
    }
}
