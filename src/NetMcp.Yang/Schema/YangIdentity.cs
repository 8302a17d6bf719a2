using System.Collections.Immutable;
using NetMcp.Yang.Types.Values;

namespace NetMcp.Yang.Schema;

/// <summary>An identity (RFC 7950 section 7.18).</summary>
public sealed class YangIdentity
{
    private DerivedIndex? _derivedIndex;

    internal YangIdentity(string name, YangModule module)
    {
        Name = name;
        Module = module;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The module that defines it.</summary>
    public YangModule Module { get; }

    /// <summary>The identities it is derived from directly.</summary>
    public ImmutableArray<YangIdentity> Bases { get; internal set; } = [];

    /// <summary>The identities derived from it directly, in all modules of the schema.</summary>
    public ImmutableArray<YangIdentity> Derived { get; internal set; } = [];

    /// <summary>What the module says about it.</summary>
    public string? Description { get; internal set; }

    /// <summary>Its status.</summary>
    public NodeStatus Status { get; internal set; }

    /// <summary>
    /// Whether its if-features are true. One that is not supported is no value, and not among the identities of its module; it still ties
    /// what is derived from it to its own bases (RFC 7950 section 7.18.1).
    /// </summary>
    public bool IsSupported { get; internal set; } = true;

    /// <summary>Whether this identity is derived from another, at any distance; not from itself (RFC 7950 section 10.4.1).</summary>
    public bool IsDerivedFrom(YangIdentity other) => Closure(identity => identity.Bases).Contains(other);

    /// <summary>The values of an identityref with this base, made when first asked for.</summary>
    internal DerivedIndex DerivedIndex => _derivedIndex ??= new(this);

    /// <summary>The supported identities derived from this one, at any distance.</summary>
    internal HashSet<YangIdentity> AllDerived()
    {
        var derived = Closure(identity => identity.Derived);
        derived.RemoveWhere(identity => !identity.IsSupported);
        return derived;
    }


    // Each identity once: with two bases each, forty of them have a million million ways up.
    private HashSet<YangIdentity> Closure(Func<YangIdentity, ImmutableArray<YangIdentity>> next)
    {
        var seen = new HashSet<YangIdentity>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<YangIdentity>(next(this));
        while (pending.TryPop(out var identity))
        {
            if (seen.Add(identity))
            {
                foreach (var further in next(identity))
                {
                    pending.Push(further);
                }
            }
        }

        return seen;
    }

    /// <summary><c>module:name</c>.</summary>
    public override string ToString() => Module.Name + ":" + Name;
}
