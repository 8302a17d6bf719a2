using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Core.Commands;

/// <summary>Runs show commands in a device's own command line, for what no model tells.</summary>
public interface IDeviceCommands
{
    /// <summary>
    /// Runs one command and gives its output, secrets masked. Only what the device's profile lists as harmless is sent: one line, no control
    /// characters, and no pipe, redirection or second command but those that are listed. Anything else is <see cref="FailureCode.AccessDenied"/>,
    /// and the message says what would be allowed; a profile that lists nothing gives <see cref="FailureCode.NotSupported"/>.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="command">The command line, as an agent wrote it.</param>
    /// <param name="maxBytes">The most output that is kept, in bytes of UTF-8; it is cut behind a whole line.</param>
    /// <param name="cancellationToken">Gives up and closes the channel.</param>
    Task<Outcome<CommandOutput>> RunAsync(DeviceName device, string command, int maxBytes, CancellationToken cancellationToken);
}
