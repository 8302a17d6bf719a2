using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Devices.Credentials;

/// <summary>
/// Guards one account. While it is not known whether the credential works, one login is tried and all others wait for how it ends:
/// a wrong password in front of a fleet is one failed login, not one a device. A credential that worked lately is used freely, until
/// a login with it fails; but a secret, which may have been changed on the server since, is never on its way to more devices at once
/// than may fail in a row.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="sendsSecret">
/// Whether a login shows the server a secret (a password). A key shows none, and servers do not lock an account for a key that they
/// do not know, so logins by key are not counted.
/// </param>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore's wait handle is never made, so there is nothing to dispose.")]
internal sealed class CredentialGate(TimeProvider time, bool sendsSecret = true)
{
    /// <summary>How long a login that worked vouches for the next ones.</summary>
    public static readonly TimeSpan ProvenFor = TimeSpan.FromMinutes(5);

    /// <summary>Failures in a row, with no success between, that block a credential although it had worked before.</summary>
    public const int FailuresInARow = 3;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _places = new(FailuresInARow);
    private long? _provenAt;
    private int _failures;
    private int _underWay;
    private string? _blockedStamp;
    private bool _trying;
    private TaskCompletionSource? _settled;

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

    /// <summary>A task that ends with the login that others have to wait for now; else null.</summary>
    public Task? FindTrial()
    {
        lock (_lock)
        {
            if (!MustWait)
            {
                return null;
            }

            _settled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _settled.Task;
        }
    }

    /// <summary>Waits for one of the places of a credential that worked lately. It must be left again.</summary>
    public Task TakePlaceAsync(CancellationToken cancellationToken) => _places.WaitAsync(cancellationToken);

    public void LeavePlace() => _places.Release();

    /// <summary>Asks to log in now. Every login that may begin ends in exactly one of the three methods below.</summary>
    /// <param name="placed">Whether the caller holds a place.</param>
    public LoginTurn Begin(bool placed = false)
    {
        lock (_lock)
        {
            if (_blockedStamp is not null)
            {
                return LoginTurn.Blocked;
            }

            if (IsProven)
            {
                if (sendsSecret && !placed && !_places.Wait(0))
                {
                    return LoginTurn.Full;
                }

                _underWay++;
                return placed ? LoginTurn.Placed : LoginTurn.Free;
            }

            if (MustWait)
            {
                return LoginTurn.Wait;
            }

            _trying = true;
            return LoginTurn.Trial;
        }
    }

    public void Succeeded(LoginTurn turn)
    {
        lock (_lock)
        {
            _provenAt = time.GetTimestamp();
            _failures = 0;
            End(turn);
        }
    }

    /// <summary>The server took none of it, or the secret was shown and nobody knows what came of it.</summary>
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

            End(turn);
        }
    }

    /// <summary>It ended before a secret was shown.</summary>
    public void Abandoned(LoginTurn turn)
    {
        lock (_lock)
        {
            End(turn);
        }
    }

    public void Reset()
    {
        lock (_lock)
        {
            Forget();
        }
    }

    private bool IsProven => _failures == 0 && _provenAt is { } at && time.GetElapsedTime(at) < ProvenFor;

    // Logins that began while it was proven are trials too once one of them has failed: what they bring is waited for.
    private bool MustWait => _trying || (sendsSecret && _underWay > 0 && !IsProven && _blockedStamp is null);

    private void Forget()
    {
        _blockedStamp = null;
        _failures = 0;
        _provenAt = null;
    }

    private void End(LoginTurn turn)
    {
        switch (turn)
        {
            case LoginTurn.Trial:
                _trying = false;
                break;
            case LoginTurn.Free:
                _underWay--;
                if (sendsSecret)
                {
                    _places.Release();
                }

                break;
            case LoginTurn.Placed:
                _underWay--;
                break;
        }

        if (!MustWait)
        {
            _settled?.SetResult();
            _settled = null;
        }
    }
}
