using NetMcp.Yang.Data.Streaming;
using NetMcp.Yang.Paths;

namespace NetMcp.Devices.Filters;

/// <summary>A location path that the device's schema has, every name of it.</summary>
/// <param name="Path">The path.</param>
/// <param name="Fields">What is wanted of the nodes that it ends at; null for all.</param>
internal sealed record CheckedPath(DataPath Path, FieldFilter? Fields) : PathFilter;
