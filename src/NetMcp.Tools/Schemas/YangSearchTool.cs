using ModelContextProtocol.Protocol;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Schemas;
using NetMcp.Tools.Calling;
using NetMcp.Yang.Search;

namespace NetMcp.Tools.Schemas;

/// <summary><c>network.yang.search</c>: finds nodes of the models that a device has.</summary>
internal sealed class YangSearchTool(ToolServices services, IDeviceDirectory directory, IDeviceSchemas schemas) : NetworkTool(services, Definition())
{
    private static Tool Definition() => new()
    {
        Name = "network.yang.search",
        Title = "Search YANG models",
        Description = "Finds paths in the models that a device has, by words of names, types, enums and descriptions.",
        Annotations = ToolDefinitions.ReadOnly,
        InputSchema = ToolJson.Parse(
            $$"""
            {"type":"object","properties":{"words":{"type":"string","description":"e.g. bgp neighbor state"},
            "device":{"type":"string","description":"Else all models at hand"},
            "kind":{"enum":[{{string.Join(',', SearchKinds.Words.Keys.Select(word => $"\"{word}\""))}}]} },
            "required":["words"],"additionalProperties":false}
            """),
        OutputSchema = ToolDefinitions.Output("\"hits\":{\"type\":\"array\"},\"note\":{\"type\":\"string\"}", "hits"),
    };

    protected override async Task<ToolAnswer> CallAsync(ToolArguments arguments, CancellationToken cancellationToken)
    {
        var words = arguments.Text("words", new TextLimit(Options.MaxSearchLength), required: true);
        var name = arguments.Text("device", DeviceArgument.Limit);
        var kind = arguments.Choice("kind", SearchKinds.Words);
        if (words?.Any(char.IsLetterOrDigit) == false)
        {
            arguments.Mistake("'words' has no letters or digits.");
        }

        if (arguments.Failure is { } mistakes)
        {
            return Failed(mistakes);
        }

        if (!(await FindSchemasAsync(arguments, name, cancellationToken).ConfigureAwait(false)).TryGet(out var found, out var failure))
        {
            return Failed(failure);
        }

        var shows = VisibleNodes.TestFor(arguments.Nodes);
        var hits = found.SelectMany(shared => SchemaSearch.Find(shared.Schema, words!, SearchKinds.Filter(kind) with { Shows = shows }, Options.MaxSearchHits).Select(hit => (shared, hit)));
        return new SearchContent(Options, Failures, shows).Write([.. hits], severalSchemas: found.Length > 1);
    }

    private async Task<Outcome<SharedSchema[]>> FindSchemasAsync(ToolArguments arguments, string? name, CancellationToken cancellationToken)
    {
        var visible = new VisibleDevices(directory, arguments.Access);
        if (name is null)
        {
            var atHand = VisibleSchemas.AtHand(schemas, visible);
            return atHand.Count > 0
                ? atHand.Take(Options.MaxSchemasSearched).ToArray()
                : new Failure(FailureCode.InvalidArgument, "No models are at hand yet: give a 'device', and its models are fetched. network.devices.list has the names.");
        }

        if (!DeviceArgument.FindSummary(visible, name).TryGet(out var summary, out var unknown))
        {
            return unknown;
        }

        if (FindObjection(arguments, summary) is { } objection)
        {
            return objection;
        }

        var device = summary.Name;

        var outcome = await schemas.GetAsync(device, cancellationToken).ConfigureAwait(false);
        return outcome.TryGet(out var schema, out var failure)
            ? new SharedSchema[] { new(schema.Schema, [device]) }
            : failure with { Device = failure.Device ?? device };
    }
}
