using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>
/// Knows of each union how many types it comes to. Unions of unions share their members, so a few lines of YANG can make one that takes
/// for ever to walk; this is where that ends.
/// </summary>
internal sealed class UnionTable
{
    public const int MaxMembers = 4096;

    private readonly Dictionary<YangType, (int Members, bool HasLeafRef)> _unions = new(ReferenceEqualityComparer.Instance);

    /// <summary>Enters a union whose members are known.</summary>
    /// <returns>False when it is too large.</returns>
    public bool TryAdd(YangType union)
    {
        var members = 0;
        var hasLeafRef = false;
        foreach (var member in union.Members)
        {
            members += MembersOf(member);
            hasLeafRef |= HasLeafRef(member);
            if (members > MaxMembers)
            {
                return false;
            }
        }

        _unions[union] = (members, hasLeafRef);
        return true;
    }

    public void CopyIfUnion(YangType original, YangType copy)
    {
        if (_unions.TryGetValue(original, out var known))
        {
            _unions[copy] = known;
        }
    }

    public int MembersOf(YangType type) => _unions.TryGetValue(type, out var known) ? known.Members : 1;

    /// <summary>Whether the type is a leafref or a union with one in it, so that each node needs a type of its own.</summary>
    public bool HasLeafRef(YangType type) =>
        type.Base == YangBaseType.LeafRef || (_unions.TryGetValue(type, out var known) && known.HasLeafRef);
}
