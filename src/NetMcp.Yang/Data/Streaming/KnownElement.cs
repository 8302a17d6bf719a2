using NetMcp.Yang.Data.Plans;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>
/// The strings that a reader gave for an element that turned out to be a plan's. A reader has one string for each name, so that the next time
/// comparing references is enough.
/// </summary>
internal readonly record struct KnownElement(NodePlan Plan, string Name, string Namespace);
