using System.Diagnostics.CodeAnalysis;
using NetMcp.Core.Devices;
using NetMcp.Core.Events;

namespace NetMcp.Tools.Resources;

/// <summary>
/// The addresses of draft-zw-opsawg-mcp-network-mgmt (section 5), each below its device because the draft speaks of one device only:
/// <c>network:///device/{name}/interfaces</c> and the like. Each stands for a data path of whichever model the device has.
/// </summary>
internal sealed class CommonAddress : IWatchedAddress
{
    private const string InterfacePrefix = "interface/";

    private CommonAddress(DeviceName device, CommonData data, string? interfaceName)
    {
        Device = device;
        Data = data;
        InterfaceName = interfaceName;
    }

    /// <inheritdoc/>
    public DeviceName Device { get; }

    /// <summary>What is meant.</summary>
    public CommonData Data { get; }

    /// <summary>The name of the interface, where one is meant.</summary>
    public string? InterfaceName { get; }

    /// <summary>The template of one kind (RFC 6570).</summary>
    public static string Template(CommonData data) => DeviceAddress.Template + Rest(data);

    /// <summary>The address of one kind that has no further variable.</summary>
    public static string Of(DeviceName device, CommonData data) => DeviceAddress.Of(device, Rest(data));

    /// <summary>Reads an address; false when it is not one of these.</summary>
    public static bool TryRead(string uri, [NotNullWhen(true)] out CommonAddress? address)
    {
        address = null;
        if (!DeviceAddress.TrySplit(uri, out var device, out var rest))
        {
            return false;
        }

        if (rest.StartsWith(InterfacePrefix, StringComparison.Ordinal))
        {
            // A simple expansion encodes the slashes that names such as Ethernet1/1 have (RFC 6570 section 3.2.2).
            address = rest.IndexOf('/', InterfacePrefix.Length) < 0 && PercentText.Decode(rest[InterfacePrefix.Length..]) is { Length: > 0 } name
                ? new CommonAddress(device, CommonData.Interface, name)
                : null;
        }
        else if (CommonDataPaths.All.FirstOrDefault(data => Rest(data) == rest, CommonData.Interface) is var data and not CommonData.Interface)
        {
            address = new CommonAddress(device, data, null);
        }

        return address is not null;
    }

    /// <inheritdoc/>
    public bool MayChangeWith(DeviceEvent happened) => EventReach.Touches(happened, CommonDataPaths.Watched(Data));

    private static string Rest(CommonData data) => data switch
    {
        CommonData.Interfaces => "interfaces",
        CommonData.Interface => InterfacePrefix + "{ifname}",
        CommonData.Ipv4Routes => "routing/ipv4/route-table",
        _ => "routing/ipv6/route-table",
    };
}
