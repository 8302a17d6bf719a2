using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Server.Mcp.ServerFeatures;

namespace NetMcp.Server.Mcp.Subscriptions;

/// <summary>The resources that one session subscribed to, and the loop that tells it about them; costs nothing until the first one.</summary>
internal sealed class SessionSubscriptions : IDisposable
{
    private static readonly IDisposable NotWanted = new CancellationTokenRegistration();

    private readonly ServerScope _scope;
    private readonly ResourceUpdates _updates;
    private readonly Func<string, bool> _mayHear;
    private readonly int _limit;
    private readonly Lock _gate = new();
    private Dictionary<string, IDisposable>? _uris;
    private CancellationTokenSource? _closed;
    private IDisposable? _observation;
    private bool _over;

    public SessionSubscriptions(ServerScope scope, ResourceUpdates updates, Func<string, bool> mayHear, int limit)
    {
        _scope = scope;
        _updates = updates;
        _mayHear = mayHear;
        _limit = limit;
    }

    /// <summary>Adds a resource; false when the session has too many.</summary>
    public bool TryAdd(string uri)
    {
        lock (_gate)
        {
            if (_uris is null)
            {
                Start(_uris = new Dictionary<string, IDisposable>(StringComparer.Ordinal));
            }

            if (_uris.ContainsKey(uri))
            {
                return true;
            }

            if (_uris.Count >= _limit || _over)
            {
                return false;
            }

            // A device is not listened to for somebody who may not hear of it.
            _uris.Add(uri, _mayHear(uri) ? _updates.Want(uri) : NotWanted);
            return true;
        }
    }

    /// <summary>Takes a resource away again.</summary>
    public void Remove(string uri)
    {
        lock (_gate)
        {
            if (_uris is not null && _uris.Remove(uri, out var want))
            {
                want.Dispose();
            }
        }
    }

    /// <summary>Ends the loop.</summary>
    public void Dispose()
    {
        _observation?.Dispose();
        lock (_gate)
        {
            _over = true;
            foreach (var want in _uris?.Values ?? Enumerable.Empty<IDisposable>())
            {
                want.Dispose();
            }

            _uris?.Clear();
        }

        _closed?.Cancel();
        _closed?.Dispose();
    }

    private void Start(Dictionary<string, IDisposable> uris)
    {
        var pending = new PendingNotices();
        _closed = new CancellationTokenSource();
        _observation = _updates.Observe(isChanged =>
        {
            lock (_gate)
            {
                foreach (var uri in uris.Keys.Where(uri => isChanged(uri) && _mayHear(uri)))
                {
                    pending.Post(new Notice(NotificationMethods.ResourceUpdatedNotification, uri));
                }
            }
        }, _scope.Caller);
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
