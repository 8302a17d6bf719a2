using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Filters;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Paths;

namespace NetMcp.Devices.Reading;

/// <summary>
/// A read for somebody from whom nodes are hidden, checked against the device's schema. What is asked must be one that path rules can judge: anything else
/// could ask about the value of a node that is denied. Only the last of the refusals depends on what is denied, and a node that is denied is refused like one that
/// the schema does not have.
/// </summary>
internal static class LimitedQuestion
{
    private const string Judged = "Nodes are hidden from this caller, so it reads";

    public static Outcome<ReadQuestion> Make(DeviceName device, DeviceReadRequest request, FieldFilter? fields, DeviceSchema? schema, DeniedPlaces? denied)
    {
        if (request.Format != DataFormat.Json)
        {
            return new Failure(FailureCode.Forbidden, $"{Judged} JSON only: use format=json.") { Device = device };
        }

        if (schema is null)
        {
            return new Failure(FailureCode.Forbidden, $"{Judged} only devices whose models are at hand, and those of {device} are not now; network.device.describe says why.")
            {
                Device = device,
            };
        }

        if (request.Path is null)
        {
            return denied?.FindObjection(device, [NodePath.Root]) ?? (Outcome<ReadQuestion>)new ReadQuestion(request, null, fields, schema, null);
        }

        if (request.IsOwnFilter)
        {
            return SchemaPaths.Parse(request.Path, fields, schema, out var wrong) is not { } own ? ReadQuestion.InvalidPath(device, wrong!)
                : denied?.FindObjection(device, [PlaceOf(own)]) ?? (Outcome<ReadQuestion>)new ReadQuestion(request, own, fields, schema, null);
        }

        return Checked(device, request, fields, schema, denied);
    }

    private static Outcome<ReadQuestion> Checked(DeviceName device, DeviceReadRequest request, FieldFilter? fields, DeviceSchema schema, DeniedPlaces? denied)
    {
        var shows = new VisibleNodes(request.Nodes!).Shows;
        if (!DataPath.TryRead(schema.Schema, request.Path!.Trim(), shows, out var path, out var wrong))
        {
            return PathFilterParser.Parse(request.Path, out _) is LocationPath
                ? ReadQuestion.InvalidPath(device, new FilterError(wrong.Offset + 1, wrong.Message))
                : Unjudged(device);
        }

        if (!DataPathNodes.TryOf(path, out var nodes, out _))
        {
            return Unjudged(device);
        }

        if (fields is not null && FieldNames.Objection(path.Target, fields, shows) is { } objection)
        {
            return ReadQuestion.InvalidPath(device, new FilterError(0, objection));
        }

        if (denied?.FindObjection(device, [nodes]) is { } feared)
        {
            return feared;
        }

        return new ReadQuestion(request, new CheckedPath(path, fields), fields, schema, null) { IsHidden = request.Nodes!.See(nodes) == PathAccess.Denied };
    }

    private static NodePath PlaceOf(PathFilter filter) => filter is CheckedPath { Path: var path } && DataPathNodes.TryOf(path, out var nodes, out _) ? nodes : NodePath.Root;

    private static Failure Unjudged(DeviceName device) => new(
        FailureCode.Forbidden,
        $"{Judged} by plain paths only: names, and the values of keys, as in /module:list[key='value']/leaf. No other condition, position, function, union, // or XML filter.")
    {
        Device = device,
    };
}
