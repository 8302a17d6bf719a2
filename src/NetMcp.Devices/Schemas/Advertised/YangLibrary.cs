namespace NetMcp.Devices.Schemas.Advertised;

/// <summary>What a device's YANG library says.</summary>
/// <param name="ContentId">content-id (RFC 8525) or module-set-id (RFC 7895); null when it has none.</param>
/// <param name="Modules">Its modules.</param>
internal sealed record YangLibrary(string? ContentId, IReadOnlyList<AdvertisedModule> Modules);
