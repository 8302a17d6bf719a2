using System.Collections.Frozen;
using NetMcp.Yang.Compilation.Features;
using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Types;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Templates;

/// <summary>Reads <c>md:annotation</c> (RFC 7952 section 3): which metadata a module defines.</summary>
internal static class AnnotationReader
{
    public static FrozenDictionary<string, YangType> Read(ModuleDraft module, FeatureSet features, TypeResolver types)
    {
        var found = new Dictionary<string, YangType>(StringComparer.Ordinal);
        foreach (var unit in module.Units)
        {
            foreach (var statement in unit.Root.Children)
            {
                if (Extensions.Is(statement, unit, "ietf-yang-metadata", "annotation")
                    && statement is { Argument: { } name }
                    && features.Holds(statement, unit.Scope)
                    && statement.Find("type") is { } type
                    && types.Resolve(type, unit.Scope) is { } resolved)
                {
                    found.TryAdd(name, resolved);
                }
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
