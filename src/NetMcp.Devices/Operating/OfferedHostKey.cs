using NetMcp.Core.Devices;

namespace NetMcp.Devices.Operating;

/// <summary>The host key that a device showed.</summary>
/// <param name="Device">The device.</param>
/// <param name="Type">The key's type, for example <c>ssh-ed25519</c>.</param>
/// <param name="Fingerprint">The fingerprint as OpenSSH prints it, <c>SHA256:...</c>.</param>
/// <param name="Base64">The key's blob in base64, as known_hosts holds it.</param>
/// <param name="Standing"><c>trusted</c>, <c>unknown</c> or <c>changed</c>: how it compares with known_hosts.</param>
public sealed record OfferedHostKey(DeviceName Device, string Type, string Fingerprint, string Base64, string Standing);
