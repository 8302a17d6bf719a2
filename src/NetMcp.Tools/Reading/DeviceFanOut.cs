using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Reading;

/// <summary>Reads several devices at a time; what happens to one is no concern of the others.</summary>
internal sealed class DeviceFanOut(IDeviceReader reader, int parallel, ILogger logger)
{
    /// <summary>One outcome a device, in the order given.</summary>
    public async Task<Outcome<DeviceDocument>[]> ReadAsync(
        IReadOnlyList<DeviceName> devices, DeviceReadRequest request, CancellationToken cancellationToken)
    {
        // One device is what is asked for most; it needs no other thread.
        if (devices is [var only])
        {
            return [await ReadOneAsync(only, request, cancellationToken).ConfigureAwait(false)];
        }

        var outcomes = new Outcome<DeviceDocument>[devices.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, devices.Count, options, async (index, token) =>
            outcomes[index] = await ReadOneAsync(devices[index], request, token).ConfigureAwait(false)).ConfigureAwait(false);
        return outcomes;
    }

    private async Task<Outcome<DeviceDocument>> ReadOneAsync(DeviceName device, DeviceReadRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await reader.ReadAsync(device, request, cancellationToken).ConfigureAwait(false);
            return outcome.TryGet(out var document, out var failure) ? document : failure with { Device = failure.Device ?? device };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A bug that one device brings out must not cost the answers of the others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            ToolLog.FaultedOnDevice(logger, YangGetTool.ToolName, device.Value, exception);
            return FailureContent.Fault with { Device = device };
        }
    }
}
