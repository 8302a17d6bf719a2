using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Paths;

/// <summary>Names whose prefixes are the names of modules (RFC 7951 section 4).</summary>
/// <param name="schema">The schema.</param>
/// <param name="own">The module of a name without a prefix, or null.</param>
internal sealed class ModuleNames(YangSchema schema, string? own) : IValueNames, IXPathNames
{
    public YangSchema? Schema => schema;

    public string? ModuleOf(string? prefix) => prefix is null ? own : schema.FindModule(prefix)?.Name;
}
