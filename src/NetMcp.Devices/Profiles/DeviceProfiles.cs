using NetMcp.Devices.Inventory;
using NetMcp.Netconf.Capabilities;

namespace NetMcp.Devices.Profiles;

/// <summary>The profiles that the gateway knows.</summary>
internal static class DeviceProfiles
{
    // Vendors first, netconfd last: a vendor's box may well carry a module of somebody else's namespace, but not the other way round.
    private static readonly DeviceProfile[] Detected =
        [JunosProfile.Profile, IosXrProfile.Profile, IosXeProfile.Profile, SrosProfile.Profile, NetconfdProfile.Profile];

    /// <summary>Their names, as the inventory's <c>profile</c> key takes them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Detected.Append(GenericProfile.Profile).Select(profile => profile.Name).Order(StringComparer.Ordinal)];

    /// <summary>What any of them calls its secrets.</summary>
    public static IReadOnlyList<string> SecretNames { get; } = [.. Detected.SelectMany(profile => profile.SecretNames).Distinct(StringComparer.Ordinal)];

    /// <summary>The profile of a device: what the inventory says of it, and what its hello shows.</summary>
    public static DeviceProfile ChooseFor(DeviceEntry device, NetconfCapabilities capabilities)
    {
        var profile = Choose(device.Profile, capabilities);
        return device.PrivateCandidate ? profile.WithPrivateCandidate ?? profile : profile;
    }

    /// <summary>The profile that the inventory names, or else the one whose signs the hello shows.</summary>
    public static DeviceProfile Choose(string? configured, NetconfCapabilities capabilities) =>
        configured is not null
            ? Detected.FirstOrDefault(profile => profile.Name == configured, GenericProfile.Profile)
            : Detected.FirstOrDefault(profile => IsShown(profile, capabilities), GenericProfile.Profile);

    /// <summary>A profile by its name, or null.</summary>
    public static DeviceProfile? Find(string name) => Detected.Append(GenericProfile.Profile).FirstOrDefault(profile => profile.Name == name);

    private static bool IsShown(DeviceProfile profile, NetconfCapabilities capabilities) =>
        capabilities.All.Any(capability => profile.Signs.Any(sign => capability.Text.StartsWith(sign, StringComparison.Ordinal)));
}
