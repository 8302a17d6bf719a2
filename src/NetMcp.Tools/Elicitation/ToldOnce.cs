namespace NetMcp.Tools.Elicitation;

/// <summary>Remembers whom something was told already, so that an agent that asks again and again does not bother a person as often. Bounded; the oldest is forgotten.</summary>
internal sealed class ToldOnce
{
    /// <summary>How many are remembered.</summary>
    public const int Most = 4096;

    private readonly Lock _gate = new();
    private readonly HashSet<(string Caller, string Subject)> _told = [];
    private readonly Queue<(string Caller, string Subject)> _order = new();

    /// <summary>Whether it is the first time.</summary>
    public bool TryAdd(string caller, string subject)
    {
        lock (_gate)
        {
            if (!_told.Add((caller, subject)))
            {
                return false;
            }

            _order.Enqueue((caller, subject));
            if (_order.Count > Most)
            {
                _told.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
