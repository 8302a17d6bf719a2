using System.Collections.Immutable;

namespace NetMcp.Yang.Types.Values;

/// <summary>Finds enums, bits and identities of a type by name, without making strings.</summary>
internal sealed class TypeIndex
{
    private const int MostShown = 12;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly YangType _type;

    public TypeIndex(YangType type)
    {
        _type = type;
        var named = type.Base == YangBaseType.Bits ? type.Bits : type.Enums;
        for (var index = 0; index < named.Length; index++)
        {
            _places.TryAdd(named[index].Name, index);
        }

        Members = [.. Flatten(type, new(ReferenceEqualityComparer.Instance))];
    }

    /// <summary>
    /// The member types of a union, those of unions in it and behind leafrefs among them, each once: what has refused a value refuses it
    /// again, and unions of unions would else grow without end.
    /// </summary>
    public ImmutableArray<YangType> Members { get; }

    /// <summary>Some of the names, for a message.</summary>
    public static string Show(IEnumerable<string> names)
    {
        string[] shown = [.. names.Take(MostShown + 1)];
        return string.Join(", ", shown.Take(MostShown)) + (shown.Length > MostShown ? ", ..." : "");
    }

    public YangEnum? FindEnum(ReadOnlySpan<char> name) => Place(name) is >= 0 and var index ? _type.Enums[index] : null;

    /// <summary>The index of a bit among the type's bits, or -1.</summary>
    public int FindBit(ReadOnlySpan<char> name) => Place(name);

    /// <summary>The canonical form of an identity that the type takes, or null.</summary>
    public string? FindIdentity(string module, ReadOnlySpan<char> name)
    {
        // Derived from every base (RFC 7950 section 9.10.2).
        string? found = null;
        foreach (var root in _type.IdentityBases)
        {
            found = root.DerivedIndex.Find(module, name);
            if (found is null)
            {
                return null;
            }
        }

        return found;
    }

    private int Place(ReadOnlySpan<char> name) =>
        _places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var index) ? index : -1;

    private static IEnumerable<YangType> Flatten(YangType union, HashSet<YangType> seen)
    {
        var pending = new Stack<YangType>(union.Members.Reverse());
        while (pending.TryPop(out var next))
        {
            var member = ValueReader.BehindLeafRefs(next);
            if (!seen.Add(member))
            {
                continue;
            }

            if (member.Base != YangBaseType.Union)
            {
                yield return member;
            }

            foreach (var inner in member.Members.Reverse())
            {
                pending.Push(inner);
            }
        }
    }
}
