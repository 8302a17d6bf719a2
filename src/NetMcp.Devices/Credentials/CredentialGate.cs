namespace NetMcp.Devices.Credentials;

/// <summary>
/// Guards one account. While it is not known whether the credential works, one login is tried and all others wait for how it ends:
/// a wrong password in front of a fleet is one failed login, not one a device. A credential that worked lately is used freely, until
/// a login with it fails.
/// </summary>
internal sealed class CredentialGate(TimeProvider time)
{
    /// <summary>How long a login that worked vouches for the next ones.</summary>
    public static readonly TimeSpan ProvenFor = TimeSpan.FromMinutes(5);

    /// <summary>Failures in a row, with no success between, that block a credential although it had worked before.</summary>
    public const int FailuresInARow = 3;

    private readonly Lock _lock = new();
    private DateTimeOffset? _provenAt;
    private int _failures;
    private string? _blockedStamp;
    private TaskCompletionSource? _trial;

    /// <summary>Whether the credential is blocked; a change of what it depends on lifts that.</summary>
    public bool IsBlocked(string stamp)
    {
        lock (_lock)
        {
            if (_blockedStamp is not null && _blockedStamp != stamp)
            {
                Forget();
            }

            return _blockedStamp is not null;
        }
    }

    /// <summary>A task that ends with the login that is being tried, if others have to wait for it; else null.</summary>
    public Task? FindTrial()
    {
        lock (_lock)
        {
            return _trial?.Task;
        }
    }

    /// <summary>Asks to log in now. Every login that may begin ends in exactly one of the three methods below.</summary>
    public LoginTurn Begin()
    {
        lock (_lock)
        {
            if (_blockedStamp is not null)
            {
                return LoginTurn.Blocked;
            }

            if (_failures == 0 && _provenAt is { } at && time.GetUtcNow() - at < ProvenFor)
            {
                return LoginTurn.Free;
            }

            if (_trial is not null)
            {
                return LoginTurn.Wait;
            }

            _trial = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return LoginTurn.Trial;
        }
    }

    public void Succeeded(LoginTurn turn)
    {
        lock (_lock)
        {
            _provenAt = time.GetUtcNow();
            _failures = 0;
            EndTrial(turn);
        }
    }

    /// <summary>The server took none of it.</summary>
    public void Failed(LoginTurn turn, string stamp)
    {
        lock (_lock)
        {
            _failures++;
            // A credential that never worked is blocked by its first failure; one that did may be wrong on a single device.
            if (_provenAt is null || _failures >= FailuresInARow)
            {
                _blockedStamp = stamp;
            }

            EndTrial(turn);
        }
    }

    /// <summary>It ended without an answer to whether the credential works.</summary>
    public void Abandoned(LoginTurn turn)
    {
        lock (_lock)
        {
            EndTrial(turn);
        }
    }

    public void Reset()
    {
        lock (_lock)
        {
            Forget();
        }
    }

    private void Forget()
    {
        _blockedStamp = null;
        _failures = 0;
        _provenAt = null;
    }

    private void EndTrial(LoginTurn turn)
    {
        if (turn == LoginTurn.Trial)
        {
            _trial?.SetResult();
            _trial = null;
        }
    }
}
