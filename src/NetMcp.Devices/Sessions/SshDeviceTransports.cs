using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Credentials;
using NetMcp.Devices.Failures;
using NetMcp.Devices.Inventory;
using NetMcp.Netconf.Transport;
using NetMcp.Ssh;

namespace NetMcp.Devices.Sessions;

/// <summary>NETCONF over SSH, with each account behind its gate.</summary>
internal sealed class SshDeviceTransports(ISshConnector connector, IInventory inventory, TimeProvider time, ILogger<SshDeviceTransports> logger) : IDeviceTransports
{
    private readonly ConcurrentDictionary<(CredentialEntry Credential, string User), CredentialGate> _gates = new();

    public async Task<TransportOpening> OpenAsync(DeviceEntry device, bool forChange, CancellationToken cancellationToken)
    {
        var login = await ConnectAsync(device, device.Port, forChange, cancellationToken).ConfigureAwait(false);
        return login.Connection is null
            ? new TransportOpening(null, login.Failure)
            : await OpenSubsystemAsync(device, login.Connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A connection with a port of the device, logged in and with nothing open on it.</summary>
    public async Task<DeviceLogin> ConnectAsync(DeviceEntry device, int port, bool forChange, CancellationToken cancellationToken)
    {
        var (credential, user) = Account(device, forChange);
        var gate = GateOf(credential, user);
        while (true)
        {
            if (gate.IsBlocked(CredentialReader.StampOf(credential)))
            {
                return new DeviceLogin(null, Blocked(device).Failure);
            }

            if (gate.FindTrial() is { } trial)
            {
                // The wait is outside the connection, so that nobody's handshake is held up by it.
                await trial.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (await LoginAsync(device, port, user, credential, gate, cancellationToken).ConfigureAwait(false) is { } login)
            {
                return login;
            }
        }
    }

    public void ForgetCredentials(InventoryChangedEventArgs change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var now = change.Current.Devices.Values;
        var used = now.SelectMany(Accounts).ToHashSet();
        var altered = change.ByOperator
            ? used
            : now.Where(d => change.Previous.Devices.TryGetValue(d.Name, out var old) && !d.SameSessions(old)).SelectMany(Accounts).ToHashSet();
        foreach (var (account, gate) in _gates)
        {
            if (!used.Contains(account))
            {
                _gates.TryRemove(account, out _);
            }
            else if (altered.Contains(account))
            {
                gate.Reset();
            }
        }
    }

    public string? FindCredentialBlock(DeviceEntry device) =>
        _gates.TryGetValue((device.Credential, device.User), out var gate) && gate.IsBlocked(CredentialReader.StampOf(device.Credential))
            ? "its credential is blocked after a failed login"
            : null;

    private static TransportOpening Blocked(DeviceEntry device) => new(null, new OpenFailure(OpenFailureKind.NotTried, new Failure(
        FailureCode.AccessDenied,
        $"No session with {device.Name}: its credential is blocked, because a login with it failed, here or on another device. An operator must correct it: a changed credential file, or a reload of the gateway's configuration (SIGHUP), lifts the block.")
    {
        Device = device.Name,
    }));

    private static OpenFailure Unanswered(SshException exception, DeviceEntry device) => new(OpenFailureKind.Login, SshFailures.Map(exception, device.Name).Failure with
    {
        Message = $"No session with {device.Name}: the login ended without an answer after the password was sent, so it counts as failed. It is not tried again by itself: a changed credential file, or a reload of the gateway's configuration (SIGHUP), lifts the block.",
        Retryable = false,
    });

    private static IEnumerable<(CredentialEntry Credential, string User)> Accounts(DeviceEntry device) =>
        [Account(device, forChange: false), Account(device, forChange: true)];

    private static (CredentialEntry Credential, string User) Account(DeviceEntry device, bool forChange) => forChange
        ? (device.ChangeCredential ?? device.Credential, device.ChangeUser ?? device.User)
        : (device.Credential, device.User);

    private CredentialGate GateOf(CredentialEntry credential, string user) =>
        _gates.GetOrAdd((credential, user), _ => new CredentialGate(time, CredentialReader.SendsSecret(credential)));

    /// <summary>One attempt, or two when a place had to be waited for; null when another login with the credential has to be waited for.</summary>
    private async Task<DeviceLogin?> LoginAsync(DeviceEntry device, int port, string user, CredentialEntry credential, CredentialGate gate, CancellationToken cancellationToken)
    {
        var hostKeys = HostKeys(device, port, gate, placed: false);
        if (await LoginAsync(device, port, user, credential, gate, hostKeys, cancellationToken).ConfigureAwait(false) is { } login)
        {
            return login;
        }

        if (hostKeys.Turn != LoginTurn.Full)
        {
            return null;
        }

        // Outside the connection as well. The device was there just now, so a place is not held for one that is dead.
        await gate.TakePlaceAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return gate.IsBlocked(CredentialReader.StampOf(credential)) || gate.FindTrial() is not null
                ? null
                : await LoginAsync(device, port, user, credential, gate, HostKeys(device, port, gate, placed: true), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.LeavePlace();
        }
    }

    private GatedHostKeys HostKeys(DeviceEntry device, int port, CredentialGate gate, bool placed)
    {
        var known = new KnownHostsFile(inventory.Current.Gateway.KnownHostsFile);
        return new GatedHostKeys(port == device.Port ? known : new SameHostKeys(known, device.Port), gate, placed);
    }

    private async Task<DeviceLogin?> LoginAsync(
        DeviceEntry device, int port, string user, CredentialEntry credential, CredentialGate gate, GatedHostKeys hostKeys, CancellationToken cancellationToken)
    {
        var stamp = CredentialReader.StampOf(credential);
        var handedOut = new HandedOut();
        var options = new SshConnectionOptions
        {
            Host = device.Address,
            Port = port,
            User = user,
            Credentials = CredentialReader.ForSsh(credential, handedOut),
            HostKeys = hostKeys,
            Algorithms = SshSettings.Algorithms(device.Algorithms),
            Limits = SshSettings.Limits(device.Limits),
        };
        // A caller who gives up ends a login only as long as no secret is on its way: after that its answer must be heard
        // (login_timeout bounds it), or nobody knows whether it counted.
        using var login = new CancellationTokenSource();
        using var givingUp = cancellationToken.Register(() =>
        {
            if (!handedOut.Given)
            {
                login.Cancel();
            }
        });
        try
        {
            var connection = await connector.ConnectAsync(options, login.Token).ConfigureAwait(false);
            gate.Succeeded(hostKeys.Turn);
            return new DeviceLogin(connection, null);
        }
        catch (SshException e) when (e.Reason is SshFailureReason.AuthenticationFailed or SshFailureReason.CredentialUnavailable)
        {
            gate.Failed(hostKeys.Turn, stamp);
            logger.LoginFailed(device.Name.Value, credential.Name, e.Message);
            return new DeviceLogin(null, SshFailures.Map(e, device.Name));
        }
        catch (SshException e) when (handedOut.Given && e.Reason != SshFailureReason.Closed)
        {
            // The server may have counted it: whoever sent the secret once more could lock the account.
            gate.Failed(hostKeys.Turn, stamp);
            logger.LoginFailed(device.Name.Value, credential.Name, e.Message);
            return new DeviceLogin(null, Unanswered(e, device));
        }
        catch (SshException e) when (e.Reason == SshFailureReason.LoginWithheld)
        {
            // The gate said so; nothing failed here, and nothing is said about the device.
            return hostKeys.Turn is LoginTurn.Blocked ? new DeviceLogin(null, Blocked(device).Failure) : null;
        }
        catch (SshException e)
        {
            gate.Abandoned(hostKeys.Turn);
            logger.ConnectFailed(device.Name.Value, e.Reason, e.Message);
            return new DeviceLogin(null, SshFailures.Map(e, device.Name, port == device.Port ? "its NETCONF port" : $"its port {port}"));
        }
        catch
        {
            if (handedOut.Given)
            {
                gate.Failed(hostKeys.Turn, stamp);
            }
            else
            {
                gate.Abandoned(hostKeys.Turn);
            }

            throw;
        }
    }

    private async Task<TransportOpening> OpenSubsystemAsync(DeviceEntry device, SshConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return new TransportOpening(await SshNetconfTransport.OpenAsync(connection, ownsConnection: true, cancellationToken).ConfigureAwait(false), null);
        }
        catch (SshException e)
        {
            logger.ConnectFailed(device.Name.Value, e.Reason, e.Message);
            return new TransportOpening(null, SshFailures.Map(e, device.Name));
        }
    }
}
