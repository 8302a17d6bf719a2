namespace NetMcp.Devices.Profiles;

/// <summary>A vendor's rpcs by which a session gets a candidate of its own, and gives it up with what is in it.</summary>
/// <param name="Open">The operation element that makes it from the shared one.</param>
/// <param name="Close">The operation element that throws it away.</param>
internal sealed record PrivateCopyRpcs(string Open, string Close);
