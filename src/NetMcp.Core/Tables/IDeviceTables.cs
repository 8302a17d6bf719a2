using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;

namespace NetMcp.Core.Tables;

/// <summary>Short, normalised tables of what devices are doing, from recipes that are data: a model path a column, a model family a recipe.</summary>
public interface IDeviceTables
{
    /// <summary>The kinds of table there are.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>
    /// Reads one, from the operational state, secrets masked; the values are the device's and untrusted. A device without a model for it gives an
    /// empty table without a source, which is no failure.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Outcome<DeviceTable>> ReadAsync(DeviceName device, string kind, CancellationToken cancellationToken);

    /// <summary>
    /// The same for somebody from whom nodes may be hidden: a table whose nodes it does not see is answered as if the device had no model for it, a column
    /// or row as if the device had no value.
    /// </summary>
    /// <param name="device">The device.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="nodes">Who sees which nodes; null for all of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Outcome<DeviceTable>> ReadAsync(DeviceName device, string kind, INodeAccess? nodes, CancellationToken cancellationToken) =>
        nodes is { LimitsPaths: true } ? throw new NotSupportedException("These tables cannot leave nodes out.") : ReadAsync(device, kind, cancellationToken);
}
