using FsCheck;
using FsCheck.Fluent;
using NetMcp.TestKit.Time;
using NetMcp.Trust.Budgets;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Tests.Budgets;

public sealed class BudgetLedgerTests
{
    private static readonly CallCost Call = new(1, 0, 0);

    private readonly FakeClock _clock = new();
    private readonly BudgetLedger _ledger;

    public BudgetLedgerTests() => _ledger = new BudgetLedger(_clock);

    [Fact]
    public void TryDebit_PastTheBudget_IsRefusedAndSaysWhen()
    {
        var budgets = Owed("t", new GrantBudgets { CallsPerMinute = 2 });
        Assert.NotNull(_ledger.TryDebit(budgets, Call).Value);
        Assert.NotNull(_ledger.TryDebit(budgets, Call).Value);
        var refusal = Assert.Single(_ledger.TryDebit(budgets, Call).Refusals);

        Assert.Equal((RefusalCode.Budget, "budgets.calls_per_minute"), (refusal.Code, refusal.Where));
        Assert.Contains("61 s", refusal.Message, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(_ledger.TryDebit(budgets, Call).Value);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(_ledger.TryDebit(budgets, Call).Value);
    }

    [Fact]
    public void TryDebit_InAnySixtySeconds_NeverExceedsTheBudget()
    {
        var property = Prop.ForAll(Gen.Choose(0, 7000).ListOf(60).ToArbitrary(), pauses =>
        {
            var (clock, taken) = (new FakeClock(), new List<DateTimeOffset>());
            var ledger = new BudgetLedger(clock);
            foreach (var pause in pauses)
            {
                clock.Advance(TimeSpan.FromMilliseconds(pause));
                if (ledger.TryDebit(Owed("t", new GrantBudgets { CallsPerMinute = 5 }), Call).Value is not null)
                {
                    taken.Add(clock.GetUtcNow());
                }
            }

            Assert.All(taken, first => Assert.True(taken.Count(time => time >= first && time < first.AddSeconds(60)) <= 5));
            Assert.True(taken.Count >= 5);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), property);
    }

    [Fact]
    public async Task TryDebit_FromManyAtOnce_NeverExceedsAnyBudgetOfTheChain()
    {
        var wide = new BudgetOwed("t", new GrantBudgets { CallsPerMinute = 100 });
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
            Enumerable.Range(0, 50).Count(_ => _ledger.TryDebit([wide, new BudgetOwed($"t/{worker % 2}", new GrantBudgets { CallsPerMinute = 60 })], Call).Value is not null))));

        Assert.Equal(100, results.Sum());
    }

    [Fact]
    public void TryDebit_RefusedByOneLink_DebitsNone()
    {
        var above = new BudgetOwed("t", new GrantBudgets { CallsPerMinute = 2 });
        var below = new BudgetOwed("t/l", new GrantBudgets { CallsPerMinute = 0 });
        for (var i = 0; i < 10; i++)
        {
            Assert.Null(_ledger.TryDebit([above, below], Call).Value);
        }

        Assert.NotNull(_ledger.TryDebit([above], new CallCost(2, 0, 0)).Value);
    }

    [Fact]
    public void TryDebit_ThroughAnotherLink_DebitsTheAncestorAllTheSame()
    {
        var above = new BudgetOwed("t", new GrantBudgets { ChangesPerHour = 1 });

        Assert.NotNull(_ledger.TryDebit([above, new BudgetOwed("t/a", new GrantBudgets { ChangesPerHour = 5 })], new CallCost(1, 1, 0)).Value);
        Assert.Null(_ledger.TryDebit([above, new BudgetOwed("t/b", new GrantBudgets { ChangesPerHour = 5 })], new CallCost(1, 1, 0)).Value);
        Assert.NotNull(_ledger.TryDebit([above, new BudgetOwed("t/b", new GrantBudgets { ChangesPerHour = 5 })], Call).Value);
    }

    [Fact]
    public void SettleBytes_GivesBackWhatWasNotUsed_Once()
    {
        var budgets = Owed("t", new GrantBudgets { BytesPerHour = 100 });
        var reservation = _ledger.TryDebit(budgets, new CallCost(1, 0, 100)).Value!;
        Assert.Null(_ledger.TryDebit(budgets, new CallCost(1, 0, 1)).Value);
        reservation.SettleBytes(60);
        reservation.SettleBytes(0);

        Assert.Null(_ledger.TryDebit(budgets, new CallCost(1, 0, 41)).Value);
        Assert.NotNull(_ledger.TryDebit(budgets, new CallCost(1, 0, 40)).Value);
    }

    [Fact]
    public void SettleBytes_AfterTheHour_GivesNothingTwice()
    {
        var budgets = Owed("t", new GrantBudgets { BytesPerHour = 100 });
        var late = _ledger.TryDebit(budgets, new CallCost(1, 0, 100)).Value!;
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.NotNull(_ledger.TryDebit(budgets, new CallCost(1, 0, 100)).Value);
        late.SettleBytes(0);

        Assert.Null(_ledger.TryDebit(budgets, new CallCost(1, 0, 1)).Value);
    }

    [Fact]
    public void TryDebit_WithLinksWithoutEnd_TakesNoRoomFromOtherTokens()
    {
        for (var i = 0; i < BudgetLedger.MaxAccountsPerToken; i++)
        {
            Assert.NotNull(_ledger.TryDebit(Owed($"t/{i}", new GrantBudgets { CallsPerMinute = 1 }), Call).Value);
        }

        Assert.Equal(RefusalCode.Capacity, Assert.Single(_ledger.TryDebit(Owed("t/more", new GrantBudgets { CallsPerMinute = 1 }), Call).Refusals).Code);
        Assert.NotNull(_ledger.TryDebit(Owed("other", new GrantBudgets { CallsPerMinute = 1 }), Call).Value);
        Assert.Equal(RefusalCode.Budget, Assert.Single(_ledger.TryDebit(Owed("t/0", new GrantBudgets { CallsPerMinute = 1 }), Call).Refusals).Code);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull(_ledger.TryDebit(Owed("t/more", new GrantBudgets { CallsPerMinute = 1 }), Call).Value);
    }

    private static BudgetOwed[] Owed(string link, GrantBudgets budgets) => [new(link, budgets)];
}
