namespace NetMcp.Trust.Budgets;

/// <summary>What a call was debited.</summary>
public sealed class BudgetReservation
{
    private readonly BudgetLedger _ledger;
    private readonly IReadOnlyList<(LinkAccount Account, long Slot)> _accounts;
    private long _bytes;

    internal BudgetReservation(BudgetLedger ledger, IReadOnlyList<(LinkAccount Account, long Slot)> accounts, long bytes)
    {
        _ledger = ledger;
        _accounts = accounts;
        _bytes = bytes;
    }

    /// <summary>Gives back the bytes that the call did not use. Once: a second time does nothing.</summary>
    /// <param name="used">The bytes that it used.</param>
    public void SettleBytes(long used)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(used);
        var unused = Interlocked.Exchange(ref _bytes, 0) - used;
        if (unused > 0)
        {
            _ledger.GiveBack(_accounts, unused);
        }
    }
}
