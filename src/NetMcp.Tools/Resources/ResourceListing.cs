using System.Buffers.Text;
using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Schemas;
using NetMcp.Tools.Resources.Data;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;

namespace NetMcp.Tools.Resources;

/// <summary>
/// The resources of devices as a list by pages, in order of address: the capabilities of each device and, where its models are in memory, its
/// data. No device is asked anything. A cursor is the last address of its page, so that a device that comes or goes meanwhile moves no other.
/// </summary>
public sealed class ResourceListing
{
    private static readonly CommonData[] Listed = [CommonData.Interfaces, CommonData.Ipv4Routes, CommonData.Ipv6Routes];

    private readonly IDeviceDirectory _directory;
    private readonly IDeviceSchemas _schemas;
    private readonly ToolOptions _options;

    /// <summary>Lists from this directory and these schemas.</summary>
    public ResourceListing(IDeviceDirectory directory, IDeviceSchemas schemas, ToolOptions options)
    {
        (_directory, _schemas, _options) = (directory, schemas, options);
    }

    /// <summary>Answers <c>resources/list</c>; fits <c>McpServerHandlers.ListResourcesHandler</c>.</summary>
    /// <exception cref="McpProtocolException">The cursor is none of this list.</exception>
    public ValueTask<ListResourcesResult> ListAsync(RequestContext<ListResourcesRequestParams> request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValueTask.FromResult(List(request.Params?.Cursor, CallerPrincipal.Of(request.User)));
    }

    internal ListResourcesResult List(string? cursor, ICaller? caller = null)
    {
        var after = cursor is null ? string.Empty : Read(cursor);
        var page = After(after, caller ?? LocalCaller.Anonymous).Take(_options.MaxResourcesPerPage + 1).ToList();
        var result = new ListResourcesResult { Resources = page };
        if (page.Count > _options.MaxResourcesPerPage)
        {
            page.RemoveAt(page.Count - 1);
            result.NextCursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(page[^1].Uri));
        }

        return result;
    }

    private static string Read(string cursor)
    {
        if (cursor.Length <= 2 * DeviceAddress.MaxLength && Base64Url.IsValid(cursor))
        {
            var uri = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
            if (DeviceAddress.TrySplit(uri, out _, out _))
            {
                return uri;
            }
        }

        throw new McpProtocolException("The cursor is not one of this list; list again without one.", McpErrorCode.InvalidParams);
    }

    private IEnumerable<Resource> After(string after, ICaller caller)
    {
        var known = _schemas.AtHand().SelectMany(shared => shared.Devices.Select(device => KeyValuePair.Create(device, shared.Schema))).ToDictionary();
        var shows = VisibleNodes.TestFor(caller);
        return new VisibleDevices(_directory, caller).List(new DeviceQuery())
            .Select(device => (device.Name, Prefix: DeviceAddress.Of(device.Name, string.Empty)))
            .OrderBy(device => device.Prefix, StringComparer.Ordinal)
            .Where(device => string.CompareOrdinal(device.Prefix, after) > 0 || after.StartsWith(device.Prefix, StringComparison.Ordinal))
            .SelectMany(device => Of(device.Name, known.GetValueOrDefault(device.Name), shows))
            .Where(resource => string.CompareOrdinal(resource.Uri, after) > 0);
    }

    private IEnumerable<Resource> Of(DeviceName device, YangSchema? schema, Func<SchemaNode, bool>? shows)
    {
        var resources = new List<Resource> { Make(DeviceAddress.Of(device, "capabilities"), $"{device} capabilities", "application/json") };
        if (schema is not null)
        {
            resources.AddRange(schema.Roots().Where(node => node.IsData() && (shows is null || shows(node))).Take(_options.MaxDataResources).Select(root => root.PathText()[1..])
                .Select(path => Make(DataAddress.Of(device, path), $"{device} {path}", DataMedia.Json)));
            resources.AddRange(Listed.Where(data => CommonDataPaths.PlaceIn(schema, data, shows) is not null)
                .Select(data => CommonAddress.Of(device, data))
                .Select(uri => Make(uri, $"{device} {uri[DeviceAddress.Of(device, string.Empty).Length..]}", DataMedia.Json)));
        }

        return resources.OrderBy(resource => resource.Uri, StringComparer.Ordinal);
    }

    private static Resource Make(string uri, string name, string mimeType) => new() { Uri = uri, Name = name, MimeType = mimeType };
}
