namespace NetMcp.Trust.Budgets;

/// <summary>What was used of one link's budgets.</summary>
internal sealed class LinkAccount
{
    public SlidingCount Calls { get; } = new(TimeSpan.FromMinutes(1));

    public SlidingCount Changes { get; } = new(TimeSpan.FromHours(1));

    public SlidingCount Bytes { get; } = new(TimeSpan.FromHours(1));

    public bool IsIdle => Calls.Sum == 0 && Changes.Sum == 0 && Bytes.Sum == 0;

    public void MoveTo(long ticks)
    {
        Calls.MoveTo(ticks);
        Changes.MoveTo(ticks);
        Bytes.MoveTo(ticks);
    }
}
