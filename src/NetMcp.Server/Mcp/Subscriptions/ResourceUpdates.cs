namespace NetMcp.Server.Mcp.Subscriptions;

/// <summary>Where it is said that a resource changed; the clients that subscribed to it are told.</summary>
internal sealed class ResourceUpdates
{
    private readonly Lock _gate = new();
    private Action<string>[] _observers = [];

    /// <summary>Says that the resource of this URI changed.</summary>
    public void Publish(string uri)
    {
        foreach (var observer in _observers)
        {
            observer(uri);
        }
    }

    /// <summary>Has every changed URI handed to the observer, which must return at once.</summary>
    public IDisposable Observe(Action<string> observer)
    {
        lock (_gate)
        {
            _observers = [.. _observers, observer];
        }

        return new Observation(this, observer);
    }

    private void Forget(Action<string> observer)
    {
        lock (_gate)
        {
            _observers = [.. _observers.Where(o => o != observer)];
        }
    }

    private sealed class Observation(ResourceUpdates updates, Action<string> observer) : IDisposable
    {
        public void Dispose() => updates.Forget(observer);
    }
}
