using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Resources;

/// <summary>Finds the device of an address and its models.</summary>
internal sealed class DeviceModels(ToolServices services, IDeviceDirectory directory, IDeviceSchemas schemas)
{
    /// <summary>What is in the way of reading a device, before it is asked anything; null when nothing is.</summary>
    public static Failure? FindObjection(ICaller caller, DeviceSummary device, Datastore? datastore) =>
        caller.FindObjection(new AccessQuestion { Operation = GrantOperation.Read, Device = device, Datastore = datastore }) is { } objection
            ? objection with { Device = objection.Device ?? device.Name }
            : null;

    /// <summary>The device with its models. Models that take long to come by do not hold up the client: they are there when it asks again.</summary>
    /// <param name="name">The device's name.</param>
    /// <param name="caller">Who asks: a device that it does not see is not there.</param>
    /// <param name="datastore">The datastore that is to be read; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Outcome<ModelledDevice>> FindAsync(DeviceName name, ICaller caller, Datastore? datastore, CancellationToken cancellationToken)
    {
        if (!DeviceArgument.FindSummary(new VisibleDevices(directory, caller), name.Value).TryGet(out var summary, out var failure))
        {
            return failure;
        }

        if (FindObjection(caller, summary, datastore) is { } objection)
        {
            return objection;
        }

        var device = summary.Name;

        try
        {
            var outcome = await schemas.GetAsync(device, cancellationToken)
                .WaitAsync(services.Options.SchemaWait, services.Time, cancellationToken)
                .ConfigureAwait(false);
            return outcome.TryGet(out var schema, out failure)
                ? new ModelledDevice(device, schema, caller.LimitsPaths ? caller : null)
                : failure with { Device = failure.Device ?? device };
        }
        catch (TimeoutException)
        {
            return new Failure(FailureCode.Busy, $"The models of {device} are being fetched and compiled; ask again in a while.") { Device = device, Retryable = true };
        }
    }
}
