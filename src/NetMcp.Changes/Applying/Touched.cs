using NetMcp.Yang.Data;

namespace NetMcp.Changes.Applying;

/// <summary>The touched subtrees of a device, read now.</summary>
/// <param name="Tree">What is there. Holds secrets.</param>
/// <param name="Hash">Its canonical hash.</param>
internal sealed record Touched(DataTree Tree, string Hash);
