using NetMcp.Changes.Applying;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Undoing;
using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Deciding;

/// <summary>Copies running to startup where that is separate (RFC 6241 section 8.7): after the confirm and never before.</summary>
internal static class Saving
{
    /// <summary>
    /// Saves; tried again for the recovery budget where the device does not answer. One that is not saved is confirmed, or taken back, all the same,
    /// and says so: with its next boot it runs what startup has.
    /// </summary>
    /// <param name="ports">The world.</param>
    /// <param name="run">The change.</param>
    /// <param name="device">The device.</param>
    /// <param name="done">What has become of the change there: "Confirmed".</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task SaveAsync(ChangePorts ports, ChangeRun run, DeviceRun device, string done, CancellationToken cancellationToken)
    {
        if (!device.Plan.Abilities.SaveStartup)
        {
            return;
        }

        await device.WriteAsync(RecordKind.Saving, cancellationToken).ConfigureAwait(false);
        var giveUp = ports.Steady + ports.Options.RecoveryBudget;
        while (await TryAsync(ports, run, device, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            if (failure.Transmission == Transmission.Refused || ports.Steady >= giveUp)
            {
                device.NoteFailure(failure with { Message = $"{done}, but not saved to startup: {failure.Message}" });
                return;
            }

            await ports.PauseAsync(giveUp, cancellationToken).ConfigureAwait(false);
        }

        await device.WriteAsync(RecordKind.Saved, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Failure?> TryAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (!await Settling.TryConnectAsync(ports, run, device, cancellationToken).ConfigureAwait(false))
        {
            return new Failure(FailureCode.Unreachable, "The device could not be reached.") { Device = device.Name, Transmission = Transmission.NotSent };
        }

        var saved = await device.Session!.SaveStartupAsync(cancellationToken).ConfigureAwait(false);
        if (saved.Failure is { } failure)
        {
            await Settling.DropIfLostAsync(device, failure).ConfigureAwait(false);
        }

        return saved.Failure;
    }
}
