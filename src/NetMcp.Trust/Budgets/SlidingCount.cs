namespace NetMcp.Trust.Budgets;

/// <summary>
/// A sum over the last while, in slots: what is in a slot counts until the whole slot is past, so the sum of any span of the window's length never
/// exceeds what was checked, and at most a sixtieth of the window too much is waited.
/// </summary>
internal sealed class SlidingCount(TimeSpan window)
{
    private const int Slots = 60;

    private readonly long _slotTicks = window.Ticks / Slots;
    private readonly long[] _sums = new long[Slots + 1];
    private long _slot = long.MinValue;

    /// <summary>The sum at a time.</summary>
    public long Sum { get; private set; }

    /// <summary>Moves to a time; one that is earlier than the last changes nothing.</summary>
    public void MoveTo(long ticks)
    {
        var slot = ticks / _slotTicks;
        if (_slot == long.MinValue || slot - _slot > Slots)
        {
            Array.Clear(_sums);
            Sum = 0;
            _slot = Math.Max(slot, _slot);
            return;
        }

        while (_slot < slot)
        {
            _slot++;
            ref var oldest = ref _sums[Index(_slot)];
            Sum -= oldest;
            oldest = 0;
        }
    }

    /// <summary>Adds to the slot of the last time; returns which it was.</summary>
    public long Add(long amount)
    {
        _sums[Index(_slot)] += amount;
        Sum += amount;
        return _slot;
    }

    /// <summary>Takes back what was added to a slot, if that still counts.</summary>
    public void TakeBack(long slot, long amount)
    {
        if (_slot - slot <= Slots)
        {
            _sums[Index(slot)] -= amount;
            Sum -= amount;
        }
    }

    /// <summary>How long until the sum has room for an amount, at most; null when it never has.</summary>
    public TimeSpan? WaitFor(long amount, long limit, long ticks)
    {
        var sum = Sum;
        for (var back = Slots; back >= 0 && amount <= limit; back--)
        {
            if (sum + amount <= limit)
            {
                return TimeSpan.Zero;
            }

            sum -= _sums[Index(_slot - back)];
            if (sum + amount <= limit)
            {
                return TimeSpan.FromTicks(((_slot - back + Slots + 1) * _slotTicks) - ticks);
            }
        }

        return null;
    }

    private static int Index(long slot) => (int)(slot % (Slots + 1));
}
