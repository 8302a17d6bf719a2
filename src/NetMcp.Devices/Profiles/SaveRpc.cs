namespace NetMcp.Devices.Profiles;

/// <summary>A vendor's rpc that saves the running configuration.</summary>
/// <param name="Xml">The operation element.</param>
/// <param name="Needs">The namespace that the device must announce for it.</param>
internal sealed record SaveRpc(string Xml, string Needs);
