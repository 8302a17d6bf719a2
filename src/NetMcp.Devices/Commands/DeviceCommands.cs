using NetMcp.Core.Commands;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Masking;
using NetMcp.Devices.Profiles;
using NetMcp.Devices.Sessions;

namespace NetMcp.Devices.Commands;

/// <summary>Core's port: a connection of its own for each command, with the account for reading.</summary>
internal sealed class DeviceCommands(
    DeviceFleet fleet, IInventory inventory, DeviceCalls calls, SshDeviceTransports transports, ConfiguredMasker masker, TimeProvider time) : IDeviceCommands
{
    public async Task<Outcome<CommandOutput>> RunAsync(DeviceName device, string command, int maxBytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        if (!fleet.Find(device).TryGet(out var found, out var failure))
        {
            return failure;
        }

        if (!inventory.Current.Devices.TryGetValue(device, out var entry))
        {
            return fleet.Unknown(device.Value);
        }

        using var work = fleet.BeginWork();
        if (!(await ProfileAsync(found, entry, cancellationToken).ConfigureAwait(false)).TryGet(out var profile, out failure))
        {
            return failure with { Transmission = Transmission.NotSent };
        }

        if (profile.ShowCommands.IsEmpty)
        {
            return new Failure(FailureCode.NotSupported, $"No commands are known for a device of the profile {profile.Name}; read its models instead.") { Device = entry.Name };
        }

        if (CommandCheck.FindObjection(profile, command, out var line) is { } objection)
        {
            return new Failure(FailureCode.AccessDenied, objection) { Device = entry.Name };
        }

        using var turn = await found.Queue.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        return turn.IsAcquired
            ? await RunInTimeAsync(entry, line, maxBytes, masker.For(profile), cancellationToken).ConfigureAwait(false)
            : new Failure(FailureCode.Busy, $"Too many requests wait for {entry.Name} already; try again later.") { Device = entry.Name, Retryable = true };
    }

    private async Task<Outcome<DeviceProfile>> ProfileAsync(Device device, DeviceEntry entry, CancellationToken cancellationToken)
    {
        // Which command line it has, a hello tells, unless the inventory does.
        if (entry.Profile is not null && DeviceProfiles.Find(entry.Profile) is { } configured)
        {
            return configured;
        }

        return device.Sessions.Profile is { } known
            ? known
            : await calls.RunAsync(device, (lease, _) => Task.FromResult<Outcome<DeviceProfile>>(lease.Profile), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Outcome<CommandOutput>> RunInTimeAsync(DeviceEntry entry, string line, int maxBytes, SecretMasker mask, CancellationToken cancellationToken)
    {
        var opening = await transports.ConnectAsync(entry, entry.CliPort, forChange: false, cancellationToken).ConfigureAwait(false);
        if (opening.Connection is not { } connection)
        {
            return opening.Failure!.Failure;
        }

        using var deadline = new CancellationTokenSource(entry.Limits.RpcTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                return await CommandRun.ExecuteAsync(connection, entry.Name, line, maxBytes, mask, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                return new Failure(FailureCode.Timeout, $"{entry.Name} did not finish the command within the time limit; ask for less.") { Device = entry.Name, Transmission = Transmission.Unknown };
            }
        }
    }
}
