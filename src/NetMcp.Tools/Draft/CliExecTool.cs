using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Commands;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Draft;

/// <summary><c>network.cli.exec</c> of draft-zw-opsawg-mcp-network-mgmt: a show command, if the device's profile lists it.</summary>
internal sealed class CliExecTool(ToolServices services, IDeviceDirectory directory, IDeviceCommands commands, TimeProvider time) : NetworkTool(services, Definition(services.Options))
{
    private const int LongestTimeout = 300;
    private const int UsualTimeout = 30;
    private const int LongestCommand = 512;

    private static Tool Definition(ToolOptions options) => new()
    {
        Name = "network.cli.exec",
        Title = "Run a show command",
        Description = "Runs a show command that the device's profile lists; any other is refused and not sent.",
        Annotations = ToolDefinitions.ReadOnly,
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{"device":{"type":"string"},"cmd":{"type":"string"},
            "timeout":{"type":"integer","minimum":1,"maximum":{{LongestTimeout}},"default":{{UsualTimeout}} },"max_bytes":{{ToolDefinitions.MaxBytes(options)}} },
            "required":["device","cmd"],"additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output("\"device\":{\"type\":\"string\"},\"output\":{\"type\":\"string\"},\"truncated\":{\"type\":\"boolean\"}", "output"),
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var device = DeviceArgument.ReadSummary(arguments, "device", new VisibleDevices(directory, arguments.Access), required: true);
        var command = arguments.Text("cmd", new TextLimit(LongestCommand), required: true);
        var seconds = arguments.Number("timeout", 1, LongestTimeout) ?? UsualTimeout;
        var maxBytes = arguments.DataBytes(Options);
        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        if (arguments.Nodes is not null)
        {
            return Failed(UnjudgedCall.Refusal);
        }

        // No profile's command shows configuration as text.
        if (FindObjection(arguments, device!, Datastore.Operational) is { } objection)
        {
            return Failed(objection);
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var outcome = await commands.RunAsync(device!.Name, command!, maxBytes, either.Token).ConfigureAwait(false);
            return outcome.TryGet(out var output, out var failure) ? Answer(device.Name, output) : Failed(failure with { Device = failure.Device ?? device.Name });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(new Failure(FailureCode.Timeout, $"The command was not done after {seconds} s; the channel was closed.")
            {
                Device = device!.Name,
                Transmission = Transmission.Unknown,
            });
        }
    }

    private static ToolAnswer Answer(DeviceName device, CommandOutput output)
    {
        var text = string.Join('\n', output.Text.Split('\n').Select(line => SafeText.Clean(line.TrimEnd('\r'), int.MaxValue)));
        var content = new JsonObject { ["device"] = device.Value, ["output"] = text };
        if (output.ExitStatus is { } status)
        {
            content["exit_status"] = status;
        }

        if (output.Truncated)
        {
            content["truncated"] = true;
        }

        if (output.MaskedValues > 0)
        {
            content["masked"] = output.MaskedValues;
        }

        return new ToolAnswer(content, $"{device}:{(output.Truncated ? " (cut)" : string.Empty)}\n{UntrustedText.Fence(text)}");
    }
}
