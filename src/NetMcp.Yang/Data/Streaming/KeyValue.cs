using NetMcp.Yang.Data.Plans;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>A key of an open list entry; its value is a part of the keys' text.</summary>
internal readonly record struct KeyValue(NodePlan Key, int Start, int Length);
