using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.XPath.Evaluation;

/// <summary>The prefixes of an expression, for values in its strings.</summary>
internal sealed class ExpressionNames(XPathRun run) : IValueNames
{
    public YangSchema? Schema => run.Tree.Schema;

    public string? ModuleOf(string? prefix) => run.Names.ModuleOf(prefix);
}
