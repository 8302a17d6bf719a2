using NetMcp.Core.Access;

namespace NetMcp.Server.Mcp.Subscriptions;

/// <summary>Where it is said that a resource changed; the clients that subscribed to it are told.</summary>
internal sealed class ResourceUpdates
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _wanted = new(StringComparer.Ordinal);
    private (Action<Predicate<string>> Tell, ICaller Caller)[] _observers = [];

    /// <summary>
    /// Raised when the first client wants to hear of a resource (true) and when the last one does no more (false). Raised under a lock, so
    /// that the two never overtake each other: handlers return at once and do not come back here.
    /// </summary>
    public event Action<string, bool>? WantedChanged;

    /// <summary>Says that the resource of this URI changed.</summary>
    public void Publish(string uri) => Publish(changed => changed == uri);

    /// <summary>Says that all resources changed whose URI is one of these.</summary>
    /// <param name="isChanged">Which.</param>
    /// <param name="isSeen">Whether somebody sees the change of one of them; null for everybody.</param>
    public void Publish(Predicate<string> isChanged, Func<ICaller, string, bool>? isSeen = null)
    {
        foreach (var (tell, caller) in _observers)
        {
            tell(isSeen is null ? isChanged : uri => isChanged(uri) && isSeen(caller, uri));
        }
    }

    /// <summary>Has every change handed to the observer, which asks it about its own URIs and returns at once.</summary>
    public IDisposable Observe(Action<Predicate<string>> observer) => Observe(observer, LocalCaller.Anonymous);

    /// <summary>The same for somebody, who is not told of what it does not see.</summary>
    public IDisposable Observe(Action<Predicate<string>> observer, ICaller caller)
    {
        lock (_gate)
        {
            _observers = [.. _observers, (observer, caller)];
        }

        return new Undoing(() => Forget(observer));
    }

    /// <summary>Says that a client wants to hear of this resource, until the result is disposed of.</summary>
    public IDisposable Want(string uri)
    {
        lock (_gate)
        {
            var count = _wanted.GetValueOrDefault(uri);
            _wanted[uri] = count + 1;
            if (count == 0)
            {
                WantedChanged?.Invoke(uri, true);
            }
        }

        return new Undoing(() => WantNoMore(uri));
    }

    private void WantNoMore(string uri)
    {
        lock (_gate)
        {
            if (--_wanted[uri] == 0)
            {
                _wanted.Remove(uri);
                WantedChanged?.Invoke(uri, false);
            }
        }
    }

    private void Forget(Action<Predicate<string>> observer)
    {
        lock (_gate)
        {
            _observers = [.. _observers.Where(o => o.Tell != observer)];
        }
    }

    private sealed class Undoing(Action undo) : IDisposable
    {
        private Action? _undo = undo;

        public void Dispose() => Interlocked.Exchange(ref _undo, null)?.Invoke();
    }
}
