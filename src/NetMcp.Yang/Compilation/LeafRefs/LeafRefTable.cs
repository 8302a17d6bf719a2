using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Compilation.LeafRefs;

/// <summary>The paths of leafrefs, each parsed once, and where each stands.</summary>
internal sealed class LeafRefTable(CompileContext context)
{
    private readonly Dictionary<YangStatement, LeafRefPath?> _parsed = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<XPathExpression, LeafRefOrigin> _origins = new(ReferenceEqualityComparer.Instance);

    /// <summary>The path that a path statement has; null, reported, when it has none.</summary>
    public LeafRefPath? Read(YangStatement statement, Scope scope)
    {
        if (_parsed.TryGetValue(statement, out var path))
        {
            return path;
        }

        path = LeafRefPathParser.Parse(statement.Argument ?? "", out var problem);
        if (path is null)
        {
            context.Error(DiagnosticIds.BadLeafRefPath, statement, $"In the path {Quote.Of(statement.Argument)} {problem}");
        }
        else if (path.Prefixes.Distinct().Any(prefix => context.Resolve(prefix, scope, statement) is null))
        {
            path = null;
        }

        _parsed.Add(statement, path);
        return path;
    }

    public void Know(XPathExpression expression, LeafRefOrigin origin) => _origins.Add(expression, origin);

    /// <summary>Where the expression of a type comes from.</summary>
    public LeafRefOrigin Origin(XPathExpression expression) => _origins[expression];
}
