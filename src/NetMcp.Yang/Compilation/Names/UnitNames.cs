using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Names;

/// <summary>What prefixes in the defaults of a text mean: its imports, and without a prefix its own module.</summary>
internal sealed class UnitNames(SourceUnit unit) : IValueNames
{
    public YangSchema? Schema => null;

    public string? ModuleOf(string? prefix) => unit.TryResolve(prefix, out var module) ? module?.Name : null;
}
