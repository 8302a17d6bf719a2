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
internal sealed class SshDeviceTransports(SshClientHolder client, IInventory inventory, TimeProvider time, ILogger<SshDeviceTransports> logger) : IDeviceTransports
{
    private readonly ConcurrentDictionary<(CredentialEntry Credential, string User), CredentialGate> _gates = new();

    public async Task<TransportOpening> OpenAsync(DeviceEntry device, bool forChange, CancellationToken cancellationToken)
    {
        var user = forChange ? device.ChangeUser ?? device.User : device.User;
        var credential = forChange ? device.ChangeCredential ?? device.Credential : device.Credential;
        var gate = GateOf(credential, user);
        while (true)
        {
            if (gate.IsBlocked(CredentialReader.StampOf(credential)))
            {
                return Blocked(device);
            }

            if (gate.FindTrial() is { } trial)
            {
                // The wait is outside the connection, so that nobody's handshake is held up by it.
                await trial.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (await TryOpenAsync(device, user, credential, gate, cancellationToken).ConfigureAwait(false) is { } opening)
            {
                return opening;
            }
        }
    }

    public void ResetCredentials(DeviceEntry? device)
    {
        if (device is null)
        {
            // Credentials that are in the inventory no more need no gate.
            _gates.Clear();
            return;
        }

        GateOf(device.Credential, device.User).Reset();
        GateOf(device.ChangeCredential ?? device.Credential, device.ChangeUser ?? device.User).Reset();
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

    private CredentialGate GateOf(CredentialEntry credential, string user) => _gates.GetOrAdd((credential, user), _ => new CredentialGate(time));

    /// <summary>One attempt; null when another login with the credential came first and has to be waited for.</summary>
    private async Task<TransportOpening?> TryOpenAsync(
        DeviceEntry device, string user, CredentialEntry credential, CredentialGate gate, CancellationToken cancellationToken)
    {
        var stamp = CredentialReader.StampOf(credential);
        var hostKeys = new GatedHostKeys(new KnownHostsFile(inventory.Current.Gateway.KnownHostsFile), gate);
        var options = new SshConnectionOptions
        {
            Host = device.Address,
            Port = device.Port,
            User = user,
            Credentials = CredentialReader.ForSsh(credential),
            HostKeys = hostKeys,
            Algorithms = SshSettings.Algorithms(device.Algorithms),
            Limits = SshSettings.Limits(device.Limits),
        };
        SshConnection? connection = null;
        try
        {
            connection = await client.Value.ConnectAsync(options, cancellationToken).ConfigureAwait(false);
            gate.Succeeded(hostKeys.Turn);
        }
        catch (SshException e) when (e.Reason is SshFailureReason.AuthenticationFailed or SshFailureReason.CredentialUnavailable)
        {
            gate.Failed(hostKeys.Turn, stamp);
            logger.LoginFailed(device.Name.Value, credential.Name, e.Message);
            return new TransportOpening(null, SshFailures.Map(e, device.Name));
        }
        catch (SshException e)
        {
            gate.Abandoned(hostKeys.Turn);
            if (hostKeys.Turn is LoginTurn.Wait)
            {
                return null;
            }

            logger.ConnectFailed(device.Name.Value, e.Reason, e.Message);
            return hostKeys.Turn is LoginTurn.Blocked && hostKeys.WasTrusted ? Blocked(device) : new TransportOpening(null, SshFailures.Map(e, device.Name));
        }
        catch
        {
            gate.Abandoned(hostKeys.Turn);
            throw;
        }

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
