using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Types;

/// <summary>The identities that an identityref takes (RFC 7950 section 9.10.2).</summary>
internal static class IdentityValues
{
    /// <summary>Those derived from all of the bases, ordered by module and name.</summary>
    public static IEnumerable<YangIdentity> Of(YangType type) => type.IdentityBases.IsEmpty
        ? []
        : Derived(type.IdentityBases[0])
            .Where(identity => type.IdentityBases.Skip(1).All(identity.IsDerivedFrom))
            .OrderBy(identity => identity.ToString(), StringComparer.Ordinal);

    // Identities form no cycle, but one may be reached in several ways.
    private static HashSet<YangIdentity> Derived(YangIdentity identity)
    {
        var found = new HashSet<YangIdentity>();
        var open = new Stack<YangIdentity>(identity.Derived);
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                foreach (var derived in next.Derived)
                {
                    open.Push(derived);
                }
            }
        }

        return found;
    }
}
