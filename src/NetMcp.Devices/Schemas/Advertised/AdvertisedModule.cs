namespace NetMcp.Devices.Schemas.Advertised;

/// <summary>A module as a device announces it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Revision">Its revision, if the device gave one.</param>
/// <param name="Namespace">Its namespace; empty when only its name is known.</param>
internal sealed record AdvertisedModule(string Name, string? Revision, string Namespace)
{
    /// <summary>Whether its data nodes are there, or only what others import from it (RFC 7950 section 5.6.5).</summary>
    public bool IsImplemented { get; init; } = true;

    /// <summary>The features that are on; null for all of them.</summary>
    public IReadOnlyList<string>? Features { get; init; } = [];

    /// <summary>The modules that deviate from it.</summary>
    public IReadOnlyList<string> Deviations { get; init; } = [];

    /// <summary>Its submodules.</summary>
    public IReadOnlyList<ModuleKey> Submodules { get; init; } = [];
}
