using NetMcp.Yang.Data;

namespace NetMcp.Yang.Comparing;

/// <summary>An entry that another one is put behind.</summary>
internal sealed record EntryPlace(NodeIdentity Identity, DataNode Node);
