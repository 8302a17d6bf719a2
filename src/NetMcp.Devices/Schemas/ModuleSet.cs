using NetMcp.Core.Schemas;
using NetMcp.Devices.Schemas.Advertised;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Schemas;

/// <summary>All that is known of one device's models: enough to compile them, given the texts.</summary>
internal sealed record ModuleSet
{
    /// <summary>What the device's hello and YANG library were like, and where the rest came from: while it stays the same, all of this holds.</summary>
    public required string Stamp { get; init; }

    /// <summary>Where the list of modules came from.</summary>
    public required SchemaSource Source { get; init; }

    /// <summary>The modules, as announced.</summary>
    public required IReadOnlyList<AdvertisedModule> Modules { get; init; }

    /// <summary>Their texts, and those of the modules and submodules that they need.</summary>
    public required IReadOnlyList<ModuleText> Texts { get; init; }

    /// <summary>What could not be had, or is not what was announced.</summary>
    public required IReadOnlyList<DegradedModule> Problems { get; init; }

    /// <summary>Whether every text is there. Else the rest is asked for again when there is an occasion: a right or a file may have been missing.</summary>
    public required bool IsComplete { get; init; }
}
