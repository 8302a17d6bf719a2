using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Types.Values;

/// <summary>
/// The identities derived from one, by name. It belongs to the identity and not to the types: a module may have thousands of types with one
/// base, and thousands of identities below it.
/// </summary>
internal sealed class DerivedIndex
{
    private readonly Dictionary<string, List<(string Module, string Canonical)>> _identities = new(StringComparer.Ordinal);

    public DerivedIndex(YangIdentity root)
    {
        foreach (var identity in root.AllDerived())
        {
            // RFC 7950 section 9.10: a value is an identity of a module that is implemented.
            if (!identity.Module.IsImplemented)
            {
                continue;
            }

            if (!_identities.TryGetValue(identity.Name, out var namesakes))
            {
                _identities.Add(identity.Name, namesakes = []);
            }

            namesakes.Add((identity.Module.Name, identity.ToString()));
            Count++;
        }
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The canonical form of one of them, or null.</summary>
    public string? Find(string module, ReadOnlySpan<char> name)
    {
        if (_identities.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var namesakes))
        {
            foreach (var identity in namesakes)
            {
                if (identity.Module == module)
                {
                    return identity.Canonical;
                }
            }
        }

        return null;
    }
}
