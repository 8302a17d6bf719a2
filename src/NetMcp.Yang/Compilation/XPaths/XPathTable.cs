using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Compilation.XPaths;

/// <summary>
/// The XPath expressions of must, when and path statements, one object for all uses of a grouping in one module: what names without a
/// prefix mean depends on the module, and on nothing else (RFC 7950 section 6.4.1).
/// </summary>
internal sealed class XPathTable(CompileContext context)
{
    private readonly Dictionary<(YangStatement Statement, ModuleDraft Module), XPathExpression?> _parsed = [];
    private readonly Dictionary<(SourceUnit, ModuleDraft), ExpressionNames> _names = [];
    private readonly HashSet<YangStatement> _reported = new(ReferenceEqualityComparer.Instance);

    /// <summary>What the prefixes of a text mean on nodes of a module; the expressions keep this.</summary>
    private ExpressionNames Names(SourceUnit unit, ModuleDraft module)
    {
        if (!_names.TryGetValue((unit, module), out var names))
        {
            names = new(unit, module);
            _names.Add((unit, module), names);
        }

        return names;
    }

    /// <summary>The expression of a statement on a node of a module; null, reported, when it is none.</summary>
    public XPathExpression? Get(YangStatement statement, Scope scope, ModuleDraft module)
    {
        if (_parsed.TryGetValue((statement, module), out var expression))
        {
            return expression;
        }

        if (!context.Budget.TryTakeWork(16L * (statement.Argument?.Length ?? 0), statement))
        {
            return null;
        }

        if (!XPathParser.TryParse(statement.Argument ?? "", Names(scope.Unit, module), out expression, out var error)
            && _reported.Add(statement))
        {
            context.Error(DiagnosticIds.BadXPath, statement, $"The {statement.Keyword} {Quote.Of(statement.Argument)}: {error.Message} (at character {error.Offset + 1})");
        }

        _parsed.Add((statement, module), expression);
        return expression;
    }
}
