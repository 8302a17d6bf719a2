using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Schemas;
using NetMcp.Devices.Sessions;

namespace NetMcp.Devices.Reading;

/// <summary>The schema for one read: none when the device has no usable one, or when it is still being made after a while.</summary>
internal sealed class SchemaForReading(DeviceSchemas schemas, TimeProvider time)
{
    // The making goes on; a later read has it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The schema, or null and why there is none. A failure is one that the read would meet as well; nothing of it was sent.</summary>
    public async Task<Outcome<(DeviceSchema? Schema, string? Why)>> GetAsync(Device device, CancellationToken cancellationToken)
    {
        if (!(await schemas.StampAsync(device, cancellationToken).ConfigureAwait(false)).TryGet(out var stamp, out var failure))
        {
            return failure with { Transmission = Transmission.NotSent };
        }

        try
        {
            return (await schemas.GetAsync(device, stamp, cancellationToken).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false)).TryGet(out var schema, out failure)
                ? (schema, null)
                : (null, failure.Message);
        }
        catch (TimeoutException)
        {
            return (null, "Its models are still being fetched; a later read will have them.");
        }
    }
}
