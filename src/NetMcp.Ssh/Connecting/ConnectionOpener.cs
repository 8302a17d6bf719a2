using NetMcp.Ssh.Authentication;
using NetMcp.Ssh.Loop;
using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Connecting;

/// <summary>The way from a name to an authenticated session: resolve, connect, exchange keys, check the host key, authenticate.</summary>
internal sealed class ConnectionOpener(LoopSet loops, SemaphoreSlim handshakes, TimeProvider time)
{
    /// <summary>Opens a session.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="authenticate">Null to stop after the host key was read, unverified.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<(NativeSession Session, ServerFacts Facts)> OpenAsync(
        SshConnectionOptions options, Authenticator? authenticate, CancellationToken cancellationToken)
    {
        using var limit = new Deadline("Connecting", options.Limits.Connect, time, cancellationToken);
        var addresses = await limit.WatchAsync(AddressResolver.ResolveAsync(options.Host, limit.Token)).ConfigureAwait(false);
        var known = authenticate is null
            ? []
            : await limit.WatchAsync(AskAsync(
                () => options.HostKeys.KnownKeyTypesAsync(options.Host, options.Port, limit.Token))).ConfigureAwait(false);
        var hostKeyAlgorithms = HostKeyPreference.Order(known, options.Algorithms?.HostKey);
        var session = await ConnectAnyAsync(addresses, options, hostKeyAlgorithms, limit).ConfigureAwait(false);
        try
        {
            var facts = await HandshakeAsync(session, options, authenticate, cancellationToken).ConfigureAwait(false);
            return (session, facts);
        }
        catch
        {
            // Not awaited: an agent that hangs may have the session for as long as it likes.
            _ = session.CloseAsync(SshEndReason.ClosedLocally);
            throw;
        }
    }

    /// <summary>The addresses in turn, within the one limit.</summary>
    private async Task<NativeSession> ConnectAnyAsync(
        IReadOnlyList<string> addresses, SshConnectionOptions options, IReadOnlyList<string>? hostKeyAlgorithms, Deadline limit)
    {
        for (var i = 0; ; i++)
        {
            var session = new NativeSession(loops.Pick(), time);
            try
            {
                var setup = new SessionSetup(addresses[i], options, hostKeyAlgorithms);
                var result = await limit.WatchAsync(
                    session.ConnectSocketAsync(setup.Apply, options.Limits, limit.Token)).ConfigureAwait(false);
                return result.Code == SshCode.Ok ? session : throw LibSshErrors.FromConnect(result);
            }
            catch (Exception exception)
            {
                _ = session.CloseAsync(SshEndReason.ClosedLocally);
                if (exception is not SshException { Reason: not SshFailureReason.Timeout } || i == addresses.Count - 1)
                {
                    throw;
                }
            }
        }
    }

    private async Task<ServerFacts> HandshakeAsync(
        NativeSession session, SshConnectionOptions options, Authenticator? authenticate, CancellationToken cancellationToken)
    {
        // Only a server that has spoken gets here, so a silent machine holds no slot.
        await handshakes.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ServerFacts facts;
            using (var limit = new Deadline("The key exchange", options.Limits.Connect, time, cancellationToken))
            {
                var exchanged = await limit.WatchAsync(
                    session.ExchangeKeysAsync(limit.Token)).ConfigureAwait(false);
                if (exchanged.Code != SshCode.Ok)
                {
                    throw LibSshErrors.FromConnect(exchanged);
                }

                facts = await session.CallAsync(() => ServerFacts.Read(session)).ConfigureAwait(false);
                if (authenticate is null)
                {
                    return facts;
                }

                // Before any credential: a wrong server must learn nothing.
                await limit.WatchAsync(VerifyAsync(options, facts.HostKey, limit.Token)).ConfigureAwait(false);
            }

            using (var limit = new Deadline("Authentication", options.Limits.Authentication, time, cancellationToken))
            {
                await limit.WatchAsync(authenticate.RunAsync(session, options, limit.Token)).ConfigureAwait(false);
            }

            return facts;
        }
        finally
        {
            handshakes.Release();
        }
    }

    private static async Task<bool> VerifyAsync(SshConnectionOptions options, SshHostKey key, CancellationToken cancellationToken)
    {
        var verdict = await AskAsync(
            () => options.HostKeys.VerifyAsync(options.Host, options.Port, key, cancellationToken)).ConfigureAwait(false);
        return verdict switch
        {
            HostKeyVerdict.Trusted => true,
            HostKeyVerdict.Unknown => throw new SshException(
                SshFailureReason.HostKeyUnknown, $"No host key is trusted for this server yet; it shows {key}.")
            { HostKey = key },
            HostKeyVerdict.NotNow => throw new SshException(
                SshFailureReason.LoginWithheld, "The connection was ended before the login, as was asked for.")
            { HostKey = key },
            _ => throw new SshException(
                SshFailureReason.HostKeyChanged, $"The server shows another host key than the trusted one: {key}.")
            { HostKey = key },
        };
    }

    /// <summary>A verifier that cannot answer trusts nothing; what it threw may name files, so it goes no further than the inner exception.</summary>
    private static async Task<T> AskAsync<T>(Func<ValueTask<T>> ask)
    {
        try
        {
            return await ask().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (SshException or OperationCanceledException))
        {
            throw new SshException(SshFailureReason.HostKeyUnknown, "The trusted host keys cannot be read.", exception);
        }
    }
}
