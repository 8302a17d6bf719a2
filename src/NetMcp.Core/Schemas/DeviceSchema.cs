using NetMcp.Yang.Schema;

namespace NetMcp.Core.Schemas;

/// <summary>The compiled schema of a device.</summary>
/// <param name="Schema">The schema; devices with the same modules, features and deviations share the object.</param>
/// <param name="Source">Where the list of its modules came from.</param>
public sealed record DeviceSchema(YangSchema Schema, SchemaSource Source)
{
    /// <summary>The modules that are not there in whole, and why: those of the schema, and what this device does not give out or announces otherwise.</summary>
    public IReadOnlyList<DegradedModule> Degraded { get; init; } = Schema.Degraded;
}
