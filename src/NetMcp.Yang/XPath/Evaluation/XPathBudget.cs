namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>
/// What evaluating may still cost: about one step a node that is looked at. Expressions come from devices and from agents, and a short one
/// can ask for every node of every node of every node.
/// </summary>
internal sealed class XPathBudget(long steps, CancellationToken cancellationToken)
{
    /// <summary>The steps of one expression where nothing else is said.</summary>
    public const long DefaultSteps = 10_000_000;

    // How often a cancelled caller is listened to.
    private const long Listening = 1024;

    private readonly long _all = steps;
    private long _left = steps;
    private long _untilListening;

    /// <summary>Whether more was asked for than there was.</summary>
    public bool IsSpent => _left < 0;

    /// <summary>The steps taken so far.</summary>
    public long Spent => Math.Min(_all - _left, _all);

    /// <summary>Counts the rest as spent.</summary>
    public void GiveUp() => _left = -1;

    /// <summary>Takes steps; false when there are no more, and whoever asked stops and gives anything.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public bool Spend(long count = 1)
    {
        _left -= count;
        _untilListening -= count;
        if (_untilListening < 0)
        {
            _untilListening = Listening;
            cancellationToken.ThrowIfCancellationRequested();
        }

        return _left >= 0;
    }
}
