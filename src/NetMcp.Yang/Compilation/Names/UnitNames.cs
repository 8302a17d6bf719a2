using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Compilation.Names;

/// <summary>
/// What prefixes in XPath expressions and values of a text mean (RFC 7950 section 6.4.1): the prefixes are those of the text, and names
/// without one belong to the module of the node that has the expression, which for a grouping is the module that uses it.
/// </summary>
internal sealed class UnitNames(SourceUnit unit, ModuleDraft current, YangSchema? schema = null) : IXPathNames, IValueNames
{
    public YangSchema? Schema => schema;

    public string? ModuleOf(string? prefix) =>
        prefix is null ? current.Name
        : unit.TryResolve(prefix, out var module) ? module?.Name
        : null;
}
