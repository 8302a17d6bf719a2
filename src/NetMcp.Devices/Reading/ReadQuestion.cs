using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Devices.Filters;
using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Reading;

/// <summary>A read, checked against the device's schema.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Filter">What it selects; null for everything.</param>
/// <param name="Fields">What is wanted of that; null for all.</param>
/// <param name="Schema">The schema; null when there is none, and the answer is XML.</param>
/// <param name="Note">Why the answer is not as asked for.</param>
internal sealed record ReadQuestion(DeviceReadRequest Request, PathFilter? Filter, FieldFilter? Fields, DeviceSchema? Schema, string? Note)
{
    /// <summary>Whether all that it selects is hidden from whoever asks: then the device is not asked, and has nothing there.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether the answer is JSON.</summary>
    public bool IsJson => Request.Format == DataFormat.Json && Schema is not null;

    /// <summary>Whether what it selects can be picked out of a whole datastore here: plain steps, with keys and no other condition.</summary>
    public bool IsSelectable => IsJson && Filter is CheckedPath { Path: var path } &&
        path.Steps.All(step => step.Predicates.All(predicate => predicate.Leaf is LeafNode { IsKey: true }));

    public static Failure NotSelectable(DeviceName device) => new(
        FailureCode.NotSupported,
        $"{device} heeds no filter for the intended datastore. Give a plain path with keys, /module:list[key='value'], and format=json; or read running instead.")
    {
        Device = device,
    };

    public static Failure InvalidPath(DeviceName device, FilterError error) => new(FailureCode.InvalidArgument, error.ToString()) { Device = device };

    /// <summary>What is wrong with a request whatever the device has; null when nothing is.</summary>
    public static Failure? Objection(DeviceName device, DeviceReadRequest request)
    {
        if (request.Path is null && request.Datastore == Datastore.Operational)
        {
            return new Failure(
                FailureCode.InvalidArgument,
                "Operational state is not read without a path: it can be very large and costs the device. Give a path such as /ietf-interfaces:interfaces; network.device.describe lists the modules.")
            {
                Device = device,
            };
        }

        if (request.Fields is { } fields && !FieldFilter.TryParse(fields, out _, out var problem))
        {
            return new Failure(FailureCode.InvalidArgument, $"'fields': {problem}. Write name;statistics/in-octets.") { Device = device };
        }

        // Whether a path that is no plain one is none at all is not worth a second answer where no other is taken.
        return request is { Path: not null, Nodes: null } && PathFilterParser.Parse(request.Path, out var error) is null && !MayBeApiPath(request.Path) ? InvalidPath(device, error!) : null;
    }

    public static Outcome<ReadQuestion> Make(DeviceName device, DeviceReadRequest request, (DeviceSchema? Schema, string? Why) known, DeniedPlaces? denied)
    {
        var fields = request.Fields is not null && FieldFilter.TryParse(request.Fields, out var parsed, out _) ? parsed : null;
        if (request.Nodes is not null)
        {
            return LimitedQuestion.Make(device, request, fields, known.Schema, denied);
        }

        PathFilter? filter = null;
        if (request.Path is not null && (filter = SchemaPaths.Parse(request.Path, fields, known.Schema, out var error)) is null)
        {
            return InvalidPath(device, error!);
        }

        return new ReadQuestion(request, filter, fields, known.Schema, Explain(request, known));
    }

    // RFC 8040 section 3.5.3: list=key; it is no XPath, and whether it is a path the schema tells.
    private static bool MayBeApiPath(string path) => path.TrimStart() is ['/', ..] && path.Contains('=', StringComparison.Ordinal);

    private static string? Explain(DeviceReadRequest request, (DeviceSchema? Schema, string? Why) known)
    {
        if (request.Format == DataFormat.Xml || known.Schema is not null)
        {
            return null;
        }

        var isNarrowed = request.Fields is not null || request.Depth is not null || request.Content != DataContent.All;
        return $"XML, for this device has no usable schema now: {known.Why}{(isNarrowed ? " 'fields', 'depth' and 'content' had no effect." : string.Empty)}";
    }
}
