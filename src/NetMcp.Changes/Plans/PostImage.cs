using NetMcp.Core.Devices;

namespace NetMcp.Changes.Plans;

/// <summary>What a change left in the touched subtrees of a device, read back after its confirm.</summary>
/// <param name="Device">The device.</param>
/// <param name="Hash">As <see cref="TouchedSubtrees.Hash"/> gives it.</param>
/// <param name="Xml">As <see cref="TouchedSubtrees.ToXml"/> writes it. Holds secrets: mode 0600 on disk, never shown.</param>
internal sealed record PostImage(DeviceName Device, string Hash, string Xml);
