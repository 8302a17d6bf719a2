using NetMcp.Core.Devices;
using NetMcp.Yang.Schema;

namespace NetMcp.Core.Schemas;

/// <summary>A schema and the devices that share it.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="Devices">The devices, in order of name.</param>
public sealed record SharedSchema(YangSchema Schema, IReadOnlyList<DeviceName> Devices);
