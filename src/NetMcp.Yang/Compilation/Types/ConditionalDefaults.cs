using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>A default is no enum, bit or identity that has an if-feature (RFC 7950 section 7.6.4), whether the feature is on or not.</summary>
internal static class ConditionalDefaults
{
    public static bool IsOne(TypeResolver types, YangType type, string canonical) => types.Conditional.Count > 0 && type.Base switch
    {
        YangBaseType.Enumeration => type.Enums.Any(item => item.Name == canonical && types.Conditional.Contains(item)),
        YangBaseType.Bits => type.Bits.Any(item => types.Conditional.Contains(item) && canonical.Split(' ').Contains(item.Name)),
        YangBaseType.IdentityRef => type.IdentityBases.Any(root => Below(types, root, canonical)),
        _ => false,
    };

    private static bool Below(TypeResolver types, Schema.YangIdentity root, string canonical)
    {
        // Identities of one family may come in diamonds; each is looked at once.
        var seen = new HashSet<Schema.YangIdentity> { root };
        var left = new Stack<Schema.YangIdentity>(seen);
        while (left.TryPop(out var identity))
        {
            if (identity.ToString() == canonical)
            {
                return types.Conditional.Contains(identity);
            }

            foreach (var derived in identity.Derived.Where(seen.Add))
            {
                left.Push(derived);
            }
        }

        return false;
    }
}
