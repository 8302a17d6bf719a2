using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Subscriptions;

/// <summary>The resources that one session subscribed to, and the loop that tells it about them; costs nothing until the first one.</summary>
internal sealed class SessionSubscriptions : IDisposable
{
    private readonly ServerScope _scope;
    private readonly ResourceUpdates _updates;
    private readonly int _limit;
    private readonly Lock _gate = new();
    private HashSet<string>? _uris;
    private CancellationTokenSource? _closed;
    private IDisposable? _observation;

    public SessionSubscriptions(ServerScope scope, ResourceUpdates updates, int limit)
    {
        _scope = scope;
        _updates = updates;
        _limit = limit;
    }

    /// <summary>Adds a resource; false when the session has too many.</summary>
    public bool TryAdd(string uri)
    {
        lock (_gate)
        {
            if (_uris is null)
            {
                Start(_uris = new HashSet<string>(StringComparer.Ordinal));
            }

            return _uris.Contains(uri) || (_uris.Count < _limit && _uris.Add(uri));
        }
    }

    /// <summary>Takes a resource away again.</summary>
    public void Remove(string uri)
    {
        lock (_gate)
        {
            _uris?.Remove(uri);
        }
    }

    /// <summary>Ends the loop.</summary>
    public void Dispose()
    {
        _observation?.Dispose();
        _closed?.Cancel();
        _closed?.Dispose();
    }

    private void Start(HashSet<string> uris)
    {
        var pending = new PendingNotices();
        _closed = new CancellationTokenSource();
        _observation = _updates.Observe(isChanged =>
        {
            lock (_gate)
            {
                foreach (var uri in uris.Where(uri => isChanged(uri)))
                {
                    pending.Post(new Notice(NotificationMethods.ResourceUpdatedNotification, uri));
                }
            }
        });
        _scope.Own(this);
        _ = ForwardAsync(pending, _closed.Token);
    }

    private async Task ForwardAsync(PendingNotices pending, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                foreach (var notice in await pending.TakeAsync(cancellationToken))
                {
                    await SendAsync(notice, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The session is over.
        }
    }

    private async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        try
        {
            var message = new JsonRpcNotification { Method = notice.Method, Params = new JsonObject { ["uri"] = notice.Uri } };
            await _scope.Server!.SendMessageAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            // No stream is open to carry it. Notifications are not owed: the client reads the resource when it comes back.
        }
    }
}
