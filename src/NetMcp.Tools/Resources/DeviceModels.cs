using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Resources;

/// <summary>Finds the device of an address and its models.</summary>
internal sealed class DeviceModels(ToolServices services, IDeviceDirectory directory, IDeviceSchemas schemas)
{
    /// <summary>The device with its models. Models that take long to come by do not hold up the client: they are there when it asks again.</summary>
    public async Task<Outcome<ModelledDevice>> FindAsync(DeviceName name, CancellationToken cancellationToken)
    {
        if (!DeviceArgument.Find(directory, name.Value).TryGet(out var device, out var failure))
        {
            return failure;
        }

        try
        {
            var outcome = await schemas.GetAsync(device, cancellationToken)
                .WaitAsync(services.Options.SchemaWait, services.Time, cancellationToken)
                .ConfigureAwait(false);
            return outcome.TryGet(out var schema, out failure)
                ? new ModelledDevice(device, schema)
                : failure with { Device = failure.Device ?? device };
        }
        catch (TimeoutException)
        {
            return new Failure(FailureCode.Busy, $"The models of {device} are being fetched and compiled; ask again in a while.") { Device = device, Retryable = true };
        }
    }
}
