namespace NetMcp.Devices.Visibility;

/// <summary>An attribute of a held element.</summary>
internal sealed record HeldAttribute(string Prefix, string LocalName, string Namespace, string Value);
