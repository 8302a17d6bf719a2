using System.Text.Json.Nodes;
using NetMcp.Core.Devices;
using NetMcp.Tools.Calling;
using NetMcp.Tools.Reading;
using NetMcp.Tools.Results;

namespace NetMcp.Tools.Inventory;

/// <summary>Writes a description within bounds: a device may have hundreds of modules and capabilities.</summary>
internal sealed class DescriptionContent(ToolOptions options, FailureContent texts)
{
    /// <summary>The answer of the tool.</summary>
    /// <param name="description">The device.</param>
    /// <param name="filter">Part of a module name; null for an overview.</param>
    /// <param name="schema">What is to be said of its schema; null for nothing.</param>
    public ToolAnswer Write(DeviceDescription description, string? filter, JsonObject? schema = null)
    {
        var content = new JsonObject
        {
            ["device"] = DeviceContent.Summary(description.Summary, texts),
            ["protocolVersion"] = description.ProtocolVersion,
            ["nmda"] = description.Nmda,
            ["datastores"] = ToolJson.Array(description.Datastores.Select(ReadWords.Datastore)),
            ["filters"] = ToolJson.Array(description.Filters),
            ["capabilities"] = Capabilities(description.Capabilities),
            ["modules"] = Modules(description.Modules, filter),
            ["sessions"] = new JsonArray(description.Sessions.Select(session => (JsonNode)Session(session)).ToArray()),
            ["changePromise"] = new JsonObject
            {
                ["grade"] = description.ChangePromise.Grade,
                ["reasons"] = ToolJson.Array(description.ChangePromise.Reasons.Select(texts.Safe)),
            },
        };
        if (schema is not null)
        {
            content["schema"] = schema;
        }

        return new ToolAnswer(content);
    }

    private static JsonObject Session(DeviceSessionInfo session) => new()
    {
        ["purpose"] = session.Purpose,
        ["sessionId"] = session.SessionId,
        ["openedAt"] = session.OpenedAt,
        ["outstanding"] = session.Outstanding,
    };

    private JsonArray Capabilities(IReadOnlyList<string> capabilities)
    {
        var listed = ToolJson.Array(capabilities.Take(options.MaxCapabilitiesListed).Select(texts.Safe));
        if (capabilities.Count > options.MaxCapabilitiesListed)
        {
            listed.Add($"and {capabilities.Count - options.MaxCapabilitiesListed} more");
        }

        return listed;
    }

    private JsonObject Modules(IReadOnlyList<YangModule> modules, string? filter)
    {
        var matches = filter is null ? modules : [.. modules.Where(module => module.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))];
        var matching = matches.Count;
        var listed = matches.Take(options.MaxModulesListed).Select(module => filter is null ? (JsonNode)Overview(module) : Detail(module));
        var content = new JsonObject
        {
            ["total"] = modules.Count,
            ["matching"] = matching,
            ["listed"] = new JsonArray(listed.ToArray()),
        };
        if (matching > options.MaxModulesListed)
        {
            content["note"] = $"The first {options.MaxModulesListed} of {matching}; give part of a name as 'modules' to see others.";
        }

        return content;
    }

    private JsonValue Overview(YangModule module) =>
        JsonValue.Create(texts.Safe(module.Revision is null ? module.Name : module.Name + "@" + module.Revision));

    private JsonObject Detail(YangModule module)
    {
        var content = new JsonObject { ["name"] = texts.Safe(module.Name) };
        if (module.Revision is not null)
        {
            content["revision"] = texts.Safe(module.Revision);
        }

        content["namespace"] = texts.Safe(module.Namespace);
        Add(content, "features", module.Features);
        Add(content, "deviations", module.Deviations);
        return content;
    }

    private void Add(JsonObject content, string name, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            content[name] = ToolJson.Array(names.Take(options.MaxModulesListed).Select(texts.Safe));
        }
    }
}
