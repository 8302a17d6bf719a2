using NetMcp.Core.Schemas;
using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Schemas;

/// <summary>What is remembered of a device's schema: everything but the schema, which is shared and may leave the memory.</summary>
/// <param name="Key">The key of its inputs.</param>
/// <param name="Source">Where the list of modules came from.</param>
/// <param name="Problems">What could not be had from this device, or is not what it announces.</param>
internal sealed record KnownSchema(string Key, SchemaSource Source, IReadOnlyList<DegradedModule> Problems)
{
    /// <summary>The two together.</summary>
    public DeviceSchema With(YangSchema schema) => new(schema, Source)
    {
        // A device's own problems say more than that the compiler did not find a module.
        Degraded = [.. Problems.Concat(schema.Degraded.Where(degraded => !Problems.Any(problem => IsSame(problem, degraded))))],
    };

    // The compiler knows what is missing as the import names it, mostly without a revision.
    private static bool IsSame(DegradedModule problem, DegradedModule found) =>
        problem.Name == found.Name || (problem.IsMissing && found.IsMissing && problem.Name.Split('@')[0] == found.Name.Split('@')[0]);
}
