using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Identities;

/// <summary>An identity while its bases are looked for.</summary>
internal sealed class IdentityDraft(Definition definition, YangIdentity identity)
{
    public Definition Definition { get; } = definition;

    public YangIdentity Identity { get; } = identity;

    public List<IdentityEdge> Bases { get; } = [];
}
