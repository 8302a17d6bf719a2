using System.Runtime.InteropServices;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Budgets;

/// <summary>
/// Counts what is used of the budgets of tokens and links. A call is debited to all of its chain or to none, before it is made, under one lock: two at
/// once never get more than is there. In memory: a restart forgives what was used of the running minute or hour.
/// </summary>
/// <param name="time">The clock; only differences of its timestamps count, so that a jump of the date gives nothing back.</param>
public sealed class BudgetLedger(TimeProvider time)
{
    /// <summary>The most links that are counted for at once.</summary>
    public const int MaxAccounts = 50_000;

    /// <summary>The most links that are counted for at once under one token of the authority: its holder makes links freely, and others need room too.</summary>
    public const int MaxAccountsPerToken = 500;

    private static readonly long SweepTicks = TimeSpan.FromSeconds(1).Ticks;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _perToken = new(StringComparer.Ordinal);
    private long _sweptAt = long.MinValue;

    /// <summary>Debits a call to every budget, or to none.</summary>
    /// <param name="budgets">The budgets of the chain, as <see cref="AccessDecision.Budgets"/> has them.</param>
    /// <param name="cost">What it costs at most.</param>
    /// <returns>The reservation, or every budget that has no room, with the seconds to wait.</returns>
    public Checked<BudgetReservation> TryDebit(IReadOnlyList<BudgetOwed> budgets, CallCost cost)
    {
        ArgumentNullException.ThrowIfNull(budgets);
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentOutOfRangeException.ThrowIfNegative(cost.Calls);
        ArgumentOutOfRangeException.ThrowIfNegative(cost.Changes);
        ArgumentOutOfRangeException.ThrowIfNegative(cost.Bytes);
        var ticks = time.GetElapsedTime(0).Ticks;
        lock (_lock)
        {
            if (!HasRoom(budgets, ticks))
            {
                return new Refusal(RefusalCode.Capacity, "", "More tokens with budgets are in use than can be counted; try again later.");
            }

            var accounts = new List<LinkAccount>(budgets.Count);
            var refusals = new List<Refusal>();
            foreach (var budget in budgets)
            {
                var account = Account(budget.LinkId, ticks);
                accounts.Add(account);
                Check(budget, account, cost, ticks, refusals);
            }

            return refusals.Count > 0
                ? refusals
                : new BudgetReservation(this, [.. accounts.Select(account => (account, Debit(account, cost)))], cost.Bytes);
        }
    }

    internal void GiveBack(IReadOnlyList<(LinkAccount Account, long Slot)> accounts, long bytes)
    {
        lock (_lock)
        {
            foreach (var (account, slot) in accounts)
            {
                account.Bytes.TakeBack(slot, bytes);
            }
        }
    }

    private static long Debit(LinkAccount account, CallCost cost)
    {
        account.Calls.Add(cost.Calls);
        account.Changes.Add(cost.Changes);
        return account.Bytes.Add(cost.Bytes);
    }

    private static void Check(BudgetOwed budget, LinkAccount account, CallCost cost, long ticks, List<Refusal> refusals)
    {
        Look(account.Calls, cost.Calls, budget.Budgets.CallsPerMinute, "calls_per_minute");
        Look(account.Changes, cost.Changes, budget.Budgets.ChangesPerHour, "changes_per_hour");
        Look(account.Bytes, cost.Bytes, budget.Budgets.BytesPerHour, "bytes_per_hour");

        void Look(SlidingCount count, long amount, long? limit, string name)
        {
            if (amount > 0 && limit is { } most && count.Sum + amount > most)
            {
                var wait = count.WaitFor(amount, most, ticks);
                refusals.Add(new Refusal(RefusalCode.Budget, $"budgets.{name}", wait is { } time
                    ? $"The budget of {most} is used up; there is room again in {Math.Ceiling(time.TotalSeconds)} s."
                    : $"The budget of {most} has no room for {amount}, however long one waits.")
                { RetryAfter = wait });
            }
        }
    }

    private static string TokenOf(string linkId) => linkId.Split('/', 2)[0];

    private LinkAccount Account(string linkId, long ticks)
    {
        if (!_accounts.TryGetValue(linkId, out var account))
        {
            _accounts.Add(linkId, account = new LinkAccount());
            _perToken[TokenOf(linkId)] = _perToken.GetValueOrDefault(TokenOf(linkId)) + 1;
        }

        account.MoveTo(ticks);
        return account;
    }

    private bool HasRoom(IReadOnlyList<BudgetOwed> budgets, long ticks)
    {
        var added = budgets.Count(budget => !_accounts.ContainsKey(budget.LinkId));
        if (added == 0 || Fits())
        {
            return true;
        }

        // Looking at all of them is dear, so not at each refused call.
        if (_sweptAt == long.MinValue || ticks - _sweptAt >= SweepTicks)
        {
            _sweptAt = ticks;
            Sweep(ticks);
        }

        return Fits();

        bool Fits() => _accounts.Count + added <= MaxAccounts && _perToken.GetValueOrDefault(TokenOf(budgets[0].LinkId)) + added <= MaxAccountsPerToken;
    }

    private void Sweep(long ticks)
    {
        foreach (var (linkId, account) in _accounts)
        {
            account.MoveTo(ticks);
            if (account.IsIdle)
            {
                _accounts.Remove(linkId);
                if (--CollectionsMarshal.GetValueRefOrNullRef(_perToken, TokenOf(linkId)) == 0)
                {
                    _perToken.Remove(TokenOf(linkId));
                }
            }
        }
    }
}
