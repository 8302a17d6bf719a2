using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Core.Editing;

/// <summary>Changes devices over whatever protocol each of them speaks. Mechanics only: who decides what and when is elsewhere.</summary>
public interface IDeviceEditor
{
    /// <summary>
    /// Opens a session for one change alone, with the credential for changes. The failure names the device; a device that is read-only in the
    /// inventory is refused here.
    /// </summary>
    Task<Outcome<IEditSession>> OpenAsync(DeviceName device, CancellationToken cancellationToken);

    /// <summary>
    /// Connects anew, TCP, SSH, login and hello, with the credential for changes, and closes again: an old session proves nothing about
    /// whether the device can still be reached. Breakers and back-off do not answer in its place; that it succeeds ends them.
    /// </summary>
    /// <returns>How long it took.</returns>
    Task<Outcome<TimeSpan>> ProbeAsync(DeviceName device, CancellationToken cancellationToken);
}
