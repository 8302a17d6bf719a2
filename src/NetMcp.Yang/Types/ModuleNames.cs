using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Types;

/// <summary>The prefixes of values as they are stored: module names (RFC 7951 section 6.8).</summary>
/// <param name="schema">The schema.</param>
/// <param name="own">The module of a name without prefix: that of the leaf.</param>
internal sealed class ModuleNames(YangSchema? schema, string? own) : IValueNames
{
    public YangSchema? Schema => schema;

    public string? ModuleOf(string? prefix) => prefix ?? own;
}
