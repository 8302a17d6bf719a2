using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using NetMcp.Changes;
using NetMcp.Changes.States;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Tools.Calling;

namespace NetMcp.Tools.Changing;

/// <summary><c>network.change.list</c>: the changes that are known, the newest first.</summary>
internal sealed class ListTool(ToolServices services, IDeviceDirectory directory, IChanges changes) : NetworkTool(services, Definition(services.Options), GrantOperation.Plan)
{
    private static Tool Definition(ToolOptions options) => new()
    {
        Name = "network.change.list",
        Title = "List changes",
        Description = "The changes planned and applied, the newest first, and whether changes are frozen.",
        Annotations = ToolDefinitions.ReadOnly,
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{"device":{"type":"string"},"state":{"enum":[{{ChangeWords.SchemaEnum<ChangeState>()}}]},
            "limit":{"type":"integer","minimum":1,"maximum":{{options.MaxChangesListed}} } },"additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output("\"changes\":{\"type\":\"array\"},\"frozen\":{\"type\":\"object\"}", "changes"),
    };

    protected override Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var query = new ChangeQuery
        {
            Device = DeviceArgument.Read(arguments, "device", new VisibleDevices(directory, arguments.Access), required: false),
            State = arguments.Choice("state", ChangeWords.States),
            Limit = arguments.Number("limit", 1, Options.MaxChangesListed) ?? Options.MaxChangesListed,
        };
        return Task.FromResult(arguments.Failure is { } mistakes ? Failed(mistakes) : Answer(changes.List(query, arguments.Access)));
    }

    private ToolAnswer Answer(IReadOnlyList<ChangeSummary> found)
    {
        var content = new JsonObject { ["changes"] = new JsonArray([.. found.Select(change => (JsonNode)Row(change))]) };
        if (changes.Freeze is { } freeze)
        {
            content["frozen"] = new JsonObject { ["by"] = Failures.Safe(freeze.By), ["since"] = NextSteps.Time(freeze.At), ["reason"] = freeze.Reason is null ? null : Failures.Safe(freeze.Reason) };
        }

        return new ToolAnswer(content);
    }

    private JsonObject Row(ChangeSummary change)
    {
        var row = new JsonObject
        {
            ["change"] = change.Change.Value,
            ["state"] = ChangeWords.Word(change.State),
            ["created_at"] = NextSteps.Time(change.CreatedAt),
            ["requester"] = Failures.Safe(change.Requester),
            ["devices"] = ToolJson.Array(change.Devices.Select(device => device.Value)),
        };
        if (change.Comment is { } comment)
        {
            row["comment"] = Failures.Safe(comment);
        }

        return row;
    }
}
