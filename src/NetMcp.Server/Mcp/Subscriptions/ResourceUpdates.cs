namespace NetMcp.Server.Mcp.Subscriptions;

/// <summary>Where it is said that a resource changed; the clients that subscribed to it are told.</summary>
internal sealed class ResourceUpdates
{
    private readonly Lock _gate = new();
    private Action<Predicate<string>>[] _observers = [];

    /// <summary>Says that the resource of this URI changed.</summary>
    public void Publish(string uri) => Publish(changed => changed == uri);

    /// <summary>Says that all resources changed whose URI is one of these.</summary>
    public void Publish(Predicate<string> isChanged)
    {
        foreach (var observer in _observers)
        {
            observer(isChanged);
        }
    }

    /// <summary>Has every change handed to the observer, which asks it about its own URIs and returns at once.</summary>
    public IDisposable Observe(Action<Predicate<string>> observer)
    {
        lock (_gate)
        {
            _observers = [.. _observers, observer];
        }

        return new Observation(this, observer);
    }

    private void Forget(Action<Predicate<string>> observer)
    {
        lock (_gate)
        {
            _observers = [.. _observers.Where(o => o != observer)];
        }
    }

    private sealed class Observation(ResourceUpdates updates, Action<Predicate<string>> observer) : IDisposable
    {
        public void Dispose() => updates.Forget(observer);
    }
}
