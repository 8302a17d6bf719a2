using NetMcp.Changes.Applying;
using NetMcp.Changes.Journals;
using NetMcp.Changes.Undoing;

namespace NetMcp.Changes.Deciding;

/// <summary>Copies running to startup where that is separate (RFC 6241 section 8.7): after the confirm and never before.</summary>
internal static class Saving
{
    /// <summary>Saves. A device that does not is confirmed all the same, and says so.</summary>
    public static async Task SaveAsync(ChangePorts ports, ChangeRun run, DeviceRun device, CancellationToken cancellationToken)
    {
        if (!device.Plan.Abilities.SaveStartup)
        {
            return;
        }

        await device.WriteAsync(RecordKind.Saving, cancellationToken).ConfigureAwait(false);
        if (!await Settling.TryConnectAsync(ports, run, device, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var saved = await device.Session!.SaveStartupAsync(cancellationToken).ConfigureAwait(false);
        if (saved.Failure is { } failure)
        {
            device.NoteFailure(failure with { Message = "Confirmed, but not saved to startup: " + failure.Message });
            await Settling.DropIfLostAsync(device, failure).ConfigureAwait(false);
            return;
        }

        await device.WriteAsync(RecordKind.Saved, cancellationToken).ConfigureAwait(false);
    }
}
