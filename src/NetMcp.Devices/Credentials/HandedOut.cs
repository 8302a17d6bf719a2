namespace NetMcp.Devices.Credentials;

/// <summary>Remembers, for one login, whether a secret was given to it: from then on the server may have counted it.</summary>
internal sealed class HandedOut
{
    private int _asked;
    private volatile bool _given;

    /// <summary>Whether the secret left the gateway, as far as that can be known.</summary>
    public bool Given => _given;

    /// <summary>Gives the secret to the first who asks. One login shows it once, whatever methods the server offers.</summary>
    public async ValueTask<string?> GiveOnceAsync(Func<CancellationToken, ValueTask<string?>> read, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _asked, 1) == 1 || await read(cancellationToken).ConfigureAwait(false) is not { } secret)
        {
            return null;
        }

        _given = true;
        return secret;
    }
}
