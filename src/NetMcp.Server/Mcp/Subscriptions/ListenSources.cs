using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Server.Mcp.Callers;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Subscriptions;

/// <summary>Connects what a client asked to listen to with what changes, for as long as it is not disposed of.</summary>
internal sealed class ListenSources : IDisposable
{
    private readonly List<Action> _disconnect = [];

    private ListenSources(SubscriptionsListenNotifications granted)
    {
        Granted = granted;
    }

    /// <summary>What will be sent: only what was asked for.</summary>
    public SubscriptionsListenNotifications Granted { get; }

    /// <summary>What is to be sent.</summary>
    public PendingNotices Pending { get; } = new();

    /// <summary>Connects.</summary>
    /// <param name="catalogue">What there is.</param>
    /// <param name="updates">What changes.</param>
    /// <param name="asked">What the client asks to hear of.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="longest">The longest address that is kept, in characters; a longer one is as one that answers for nothing.</param>
    /// <param name="mayHear">Whether it may hear of a resource now.</param>
    public static ListenSources Connect(
        ServerCatalogue catalogue, ResourceUpdates updates, SubscriptionsListenNotifications asked, ICaller caller, int longest, Func<string, bool> mayHear)
    {
        var uris = asked.ResourceSubscriptions?.Where(uri => uri.Length <= longest && catalogue.FindResource(uri) is { } resource && caller.Sees(resource)).Distinct(StringComparer.Ordinal).ToList();
        var sources = new ListenSources(new SubscriptionsListenNotifications
        {
            ToolsListChanged = asked.ToolsListChanged,
            PromptsListChanged = asked.PromptsListChanged,
            ResourcesListChanged = asked.ResourcesListChanged,
            ResourceSubscriptions = uris,
        });
        if (asked.ToolsListChanged is true)
        {
            sources.Connect(NotificationMethods.ToolListChangedNotification, h => catalogue.Tools.Changed += h, h => catalogue.Tools.Changed -= h);
        }

        if (asked.PromptsListChanged is true)
        {
            sources.Connect(NotificationMethods.PromptListChangedNotification, h => catalogue.Prompts.Changed += h, h => catalogue.Prompts.Changed -= h);
        }

        if (asked.ResourcesListChanged is true)
        {
            sources.Connect(NotificationMethods.ResourceListChangedNotification, h => catalogue.Resources.Changed += h, h => catalogue.Resources.Changed -= h);
        }

        if (uris is { Count: > 0 })
        {
            sources._disconnect.Add(updates.Observe(isChanged => sources.PostUpdates(uris.FindAll(uri => isChanged(uri) && mayHear(uri))), caller).Dispose);

            // A device is not listened to for somebody who may not hear of it.
            sources._disconnect.AddRange(uris.Where(mayHear).Select(uri => (Action)updates.Want(uri).Dispose));
        }

        return sources;
    }

    /// <summary>Disconnects.</summary>
    public void Dispose() => _disconnect.ForEach(static disconnect => disconnect());

    private void Connect(string method, Action<EventHandler> add, Action<EventHandler> remove)
    {
        void Changed(object? sender, EventArgs e) => Pending.Post(new Notice(method));

        add(Changed);
        _disconnect.Add(() => remove(Changed));
    }

    private void PostUpdates(List<string> uris) =>
        uris.ForEach(uri => Pending.Post(new Notice(NotificationMethods.ResourceUpdatedNotification, uri)));
}
