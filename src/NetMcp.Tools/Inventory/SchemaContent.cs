using System.Text.Json.Nodes;
using NetMcp.Core.Devices;
using NetMcp.Core.Schemas;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Inventory;

/// <summary>Says whether a device's models are at hand, where they came from, and which of them are not whole and why.</summary>
internal sealed class SchemaContent(ToolServices services, IDeviceSchemas schemas)
{
    /// <summary>Waits a moment for models that are being fetched, no longer.</summary>
    public async Task<JsonObject> WriteAsync(DeviceName device, CancellationToken cancellationToken)
    {
        var options = services.Options;
        try
        {
            var outcome = await schemas.GetAsync(device, cancellationToken).WaitAsync(options.SchemaWait, services.Time, cancellationToken).ConfigureAwait(false);
            return outcome.TryGet(out var schema, out var failure)
                ? Write(schema)
                : new JsonObject { ["state"] = "none", ["reason"] = services.Failures.Safe(failure.Message) };
        }
        catch (TimeoutException)
        {
            return new JsonObject { ["state"] = "pending", ["reason"] = "The models are being fetched; ask again." };
        }
#pragma warning disable CA1031 // What is wrong with the models must not take the rest of the description away.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            ToolLog.FaultedOnDevice(services.Logger, "network.device.describe", device.Value, exception);
            return new JsonObject { ["state"] = "none", ["reason"] = FailureContent.Fault.Message };
        }
    }

    private static string Word(SchemaSource source) => source switch
    {
        SchemaSource.YangLibrary => "yang-library",
        SchemaSource.ModulesState => "modules-state",
        SchemaSource.Hello => "hello",
        _ => "folder",
    };

    private JsonObject Write(DeviceSchema schema)
    {
        var content = new JsonObject
        {
            ["state"] = "ready",
            ["source"] = Word(schema.Source),
            ["modules"] = schema.Schema.Modules.Length,
        };
        if (schema.Degraded.Count > 0)
        {
            var listed = schema.Degraded.Take(services.Options.MaxDegradedListed).Select(module => (JsonNode)new JsonObject
            {
                ["module"] = services.Failures.Safe(module.Name),
                ["reason"] = services.Failures.Safe(module.Reason),
                ["missing"] = module.IsMissing,
            });
            content["degraded"] = new JsonArray(listed.ToArray());
            if (schema.Degraded.Count > services.Options.MaxDegradedListed)
            {
                content["note"] = $"The first {services.Options.MaxDegradedListed} of {schema.Degraded.Count}.";
            }
        }

        return content;
    }
}
