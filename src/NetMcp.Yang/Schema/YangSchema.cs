using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NetMcp.Yang.Schema;

/// <summary>The compiled schema of a device or of a set of modules. Immutable; any number of threads and devices may share it.</summary>
public sealed class YangSchema
{
    private readonly Dictionary<string, YangModule> _byName;
    private readonly Dictionary<string, YangModule> _byNamespace;

    internal YangSchema(ImmutableArray<YangModule> modules, ImmutableArray<DegradedModule> degraded, string hash, FrozenSet<(string Module, string Name)>? takenAway = null)
    {
        Modules = modules;
        Degraded = degraded;
        Hash = hash;
        TakenAway = takenAway ?? FrozenSet<(string Module, string Name)>.Empty;
        _byName = new(modules.Length, StringComparer.Ordinal);
        _byNamespace = new(modules.Length, StringComparer.Ordinal);

        // Of several revisions the implemented one is meant; there is at most one (RFC 7950 section 5.6.5).
        foreach (var module in modules.OrderBy(module => module.IsImplemented).ThenBy(module => module.Revision, StringComparer.Ordinal))
        {
            _byName[module.Name] = module;
            _byNamespace[module.Namespace] = module;
        }
    }

    /// <summary>All modules, the implemented ones and those that are only imported, ordered by name and revision.</summary>
    public ImmutableArray<YangModule> Modules { get; }

    /// <summary>What could not be taken in whole, and why.</summary>
    public ImmutableArray<DegradedModule> Degraded { get; }

    /// <summary>
    /// SHA-256, in hexadecimal, over the bytes of all modules, their features and deviations and which are implemented: equal for equal
    /// schemas and for nothing else.
    /// </summary>
    public string Hash { get; }

    /// <summary>
    /// The names of nodes that modules define and that are not in the schema, for a feature that is off (RFC 7950 section 7.20.2) or a deviation
    /// (section 7.20.3) took them away somewhere: who misses one of these has not misspelt it.
    /// </summary>
    public FrozenSet<(string Module, string Name)> TakenAway { get; }

    /// <summary>The module of this name (the implemented revision if there is one), or null.</summary>
    public YangModule? FindModule(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The module of this namespace, or null.</summary>
    public YangModule? FindModuleByNamespace(string @namespace) => _byNamespace.GetValueOrDefault(@namespace);
}
