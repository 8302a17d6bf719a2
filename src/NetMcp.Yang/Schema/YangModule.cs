using System.Collections.Frozen;
using System.Collections.Immutable;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Schema;

/// <summary>A module of a schema, its submodules taken in (RFC 7950 section 5.1).</summary>
public sealed class YangModule
{
    internal YangModule(string name, string @namespace, string prefix)
    {
        Name = name;
        Namespace = @namespace;
        Prefix = prefix;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its namespace.</summary>
    public string Namespace { get; }

    /// <summary>The prefix that it gives itself.</summary>
    public string Prefix { get; }

    /// <summary>Its latest revision date, <c>YYYY-MM-DD</c>; null when it has no revision statement.</summary>
    public string? Revision { get; internal set; }

    /// <summary>Whether it is a YANG 1.1 module (RFC 7950 section 7.1.2).</summary>
    public bool IsYang11 { get; internal set; }

    /// <summary>Whether its data nodes are in the schema, or only its groupings, types and identities are used (RFC 7950 section 5.6.5).</summary>
    public bool IsImplemented { get; internal set; }

    /// <summary>The names of its submodules.</summary>
    public ImmutableArray<string> Submodules { get; internal set; } = [];

    /// <summary>The features that are on.</summary>
    public FrozenSet<string> Features { get; internal set; } = FrozenSet<string>.Empty;

    /// <summary>
    /// The top-level schema nodes in its namespace, in schema order: data nodes, choices, rpcs and notifications. Empty when it is
    /// only imported.
    /// </summary>
    public ImmutableArray<SchemaNode> Children { get; internal set; } = [];

    /// <summary>Its identities, by name.</summary>
    public FrozenDictionary<string, YangIdentity> Identities { get; internal set; } = FrozenDictionary<string, YangIdentity>.Empty;

    /// <summary>The annotations that it defines (RFC 7952 section 3), by name, each with its type.</summary>
    public FrozenDictionary<string, YangType> Annotations { get; internal set; } = FrozenDictionary<string, YangType>.Empty;

    /// <summary>The templates of <c>rc:yang-data</c> and <c>sx:structure</c> in it (RFC 8040 section 8, RFC 8791).</summary>
    public ImmutableArray<DataTemplate> Templates { get; internal set; } = [];

    /// <summary>What it says about itself.</summary>
    public string? Description { get; internal set; }

    /// <summary>The names of the modules whose deviations changed it.</summary>
    public ImmutableArray<string> DeviatedBy { get; internal set; } = [];

    /// <summary>The names of the modules that augment it.</summary>
    public ImmutableArray<string> AugmentedBy { get; internal set; } = [];

    /// <summary><c>name@revision</c>.</summary>
    public override string ToString() => Revision is null ? Name : Name + "@" + Revision;
}
