using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NetMcp.Ssh.Authentication;
using NetMcp.Ssh.Connecting;
using NetMcp.Ssh.Loop;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh;

/// <summary>Opens SSH connections over libssh. It owns a few I/O loop threads; one client serves a whole process.</summary>
public sealed class SshClient : IAsyncDisposable
{
    private readonly SshClientOptions _options;
    private readonly ILogger _logger;
    private readonly LoopSet _loops;
    private readonly SemaphoreSlim _handshakes;
    private readonly ConnectionOpener _opener;
    private readonly Authenticator _authenticator;
    private readonly ConcurrentDictionary<NativeSession, bool> _sessions = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private int _connecting;
    private TaskCompletionSource? _lastConnecting;
    private bool _closed;

    /// <summary>Starts the loops.</summary>
    /// <exception cref="SshException">libssh is missing or older than 0.10.6.</exception>
    public SshClient(SshClientOptions? options = null)
    {
        _options = options ?? new SshClientOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Loops, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxConcurrentHandshakes, 1);
        LibSshLibrary.Require();
        _logger = _options.LoggerFactory.CreateLogger("NetMcp.Ssh");
        _loops = new LoopSet(_options.Loops, _logger);
        _handshakes = new SemaphoreSlim(_options.MaxConcurrentHandshakes);
        _opener = new ConnectionOpener(_loops, _handshakes, _options.TimeProvider);
        _authenticator = new Authenticator(_logger);
    }

    /// <summary>Connects, checks the host key and authenticates.</summary>
    /// <exception cref="SshException">It did not work; the reason says why.</exception>
    public async Task<SshConnection> ConnectAsync(SshConnectionOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (session, facts) = await OpenAsync(options, _authenticator, cancellationToken).ConfigureAwait(false);
        Log.Connected(_logger, options.Host, options.Port, facts.HostKey.Fingerprint, facts.Negotiated.KeyExchange, facts.Negotiated.Cipher);
        return new SshConnection(session, facts, options, _options.TimeProvider, _logger);
    }

    /// <summary>Fetches a server's host key without logging in. Only the key exchange takes place; no credential is involved.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">The TCP port.</param>
    /// <param name="algorithms">Algorithm lists, or null for libssh's own; its host key list chooses which of several keys is shown.</param>
    /// <param name="limits">Time limits, or null for the defaults.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SshException">It did not work; the reason says why.</exception>
    public async Task<SshHostKey> FetchHostKeyAsync(
        string host, int port, SshAlgorithms? algorithms, SshLimits? limits, CancellationToken cancellationToken)
    {
        var options = new SshConnectionOptions
        {
            Host = host,
            Port = port,
            User = "hostkey",
            Credentials = [],
            HostKeys = UnaskedVerifier.Instance,
            Algorithms = algorithms,
            Limits = limits ?? new SshLimits(),
        };
        var (session, facts) = await OpenAsync(options, null, cancellationToken).ConfigureAwait(false);
        await session.CloseAsync(SshEndReason.ClosedLocally).ConfigureAwait(false);
        return facts.HostKey;
    }

    /// <summary>Closes every connection and stops the loops.</summary>
    public async ValueTask DisposeAsync()
    {
        Task lastConnecting;
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            _lastConnecting = _connecting == 0 ? null : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lastConnecting = _lastConnecting?.Task ?? Task.CompletedTask;
        }

        await _closing.CancelAsync().ConfigureAwait(false);
        await lastConnecting.ConfigureAwait(false);
        await Task.WhenAll(_sessions.Keys.Select(session => session.CloseAsync(SshEndReason.ClosedLocally))).ConfigureAwait(false);
        _loops.Dispose();
        _handshakes.Dispose();
        _closing.Dispose();
    }

    private async Task<(NativeSession Session, ServerFacts Facts)> OpenAsync(
        SshConnectionOptions options, Authenticator? authenticator, CancellationToken cancellationToken)
    {
        Enter();
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
            var opened = await _opener.OpenAsync(options, authenticator, either.Token).ConfigureAwait(false);
            _sessions.TryAdd(opened.Session, true);
            _ = opened.Session.Ended.ContinueWith(
                _ => _sessions.TryRemove(opened.Session, out var _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return opened;
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SshException(SshFailureReason.Closed, "The SSH client is closed.");
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        catch (SshException exception) when (exception.Reason == SshFailureReason.LoginWithheld)
        {
            // Not a failure: whoever asked for it connects again when the login may be.
            Log.LoginWithheld(_logger, options.Host, options.Port);
            throw;
        }
        catch (SshException exception)
        {
            Log.ConnectFailed(_logger, options.Host, options.Port, exception.Reason, exception.Message);
            throw;
        }
        finally
        {
            Leave();
        }
    }

    private void Enter()
    {
        lock (_lock)
        {
            if (_closed)
            {
                throw new SshException(SshFailureReason.Closed, "The SSH client is closed.");
            }

            _connecting++;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_connecting == 0)
            {
                _lastConnecting?.TrySetResult();
            }
        }
    }
}
