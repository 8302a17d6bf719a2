using NetMcp.Core.Schemas;

namespace NetMcp.Devices.Schemas.Advertised;

/// <summary>All modules that a device announces.</summary>
/// <param name="Source">Where the list came from.</param>
/// <param name="Modules">The modules; several revisions of one may be among them.</param>
internal sealed record AdvertisedModules(SchemaSource Source, IReadOnlyList<AdvertisedModule> Modules);
