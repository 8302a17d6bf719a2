using NetMcp.Core.Outcomes;

namespace NetMcp.Changes.Applying;

/// <summary>Opens the session that a change has to itself on a device.</summary>
internal static class Opening
{
    /// <summary>Opens it.</summary>
    public static async Task<Failure?> OpenAsync(ChangePorts ports, DeviceRun device, CancellationToken cancellationToken)
    {
        var opened = await ports.Editor.OpenAsync(device.Name, cancellationToken).ConfigureAwait(false);
        if (!opened.TryGet(out var session, out var failure))
        {
            return failure;
        }

        device.Take(session);
        return null;
    }

    /// <summary>Opens it, and sees that the device still does for a change what it did at planning.</summary>
    public static async Task<Failure?> OpenAsPlannedAsync(ChangePorts ports, DeviceRun device, CancellationToken cancellationToken)
    {
        if (await OpenAsync(ports, device, cancellationToken).ConfigureAwait(false) is { } failure)
        {
            return failure;
        }

        return device.Session!.Abilities.UndoneBy() == device.UndoneBy
            ? null
            : new Failure(FailureCode.Stale, "The device undoes changes otherwise than at planning; plan again.") { Device = device.Name };
    }
}
