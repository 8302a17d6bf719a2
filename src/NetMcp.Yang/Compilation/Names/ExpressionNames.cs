using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Compilation.Names;

/// <summary>
/// What prefixes in XPath expressions mean (RFC 7950 section 6.4.1): the prefixes are those of the text, and names without one belong to
/// the module of the node that has the expression, which for a grouping is the module that uses it. Expressions keep this for the strings
/// in them, so it holds on to nothing but names.
/// </summary>
internal sealed class ExpressionNames : IXPathNames
{
    private readonly Dictionary<string, string> _modules;
    private readonly string _current;

    public ExpressionNames(SourceUnit unit, ModuleDraft current)
    {
        _current = current.Name;
        _modules = unit.ModuleNames;
    }

    public string? ModuleOf(string? prefix) => prefix is null ? _current : _modules.GetValueOrDefault(prefix);
}
