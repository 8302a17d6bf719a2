using System.Collections.Immutable;

namespace NetMcp.Yang.Schema;

/// <summary>An identity (RFC 7950 section 7.18).</summary>
public sealed class YangIdentity
{
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

    /// <summary>Whether this identity is derived from another, at any distance; not from itself (RFC 7950 section 10.4.1).</summary>
    public bool IsDerivedFrom(YangIdentity other)
    {
        foreach (var parent in Bases)
        {
            // Bases form no cycle: the compiler leaves out an identity that would close one (RFC 7950 section 7.18.2).
            if (ReferenceEquals(parent, other) || parent.IsDerivedFrom(other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>module:name</c>.</summary>
    public override string ToString() => Module.Name + ":" + Name;
}
