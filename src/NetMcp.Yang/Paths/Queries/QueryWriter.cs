using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetMcp.Yang.Schema;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Paths.Queries;

/// <summary>Writes a checked XPath with the module's name as prefix of every name.</summary>
internal sealed class QueryWriter(YangSchema schema, QueryCheck check)
{
    private readonly StringBuilder _text = new();
    private readonly SortedDictionary<string, string> _namespaces = new(StringComparer.Ordinal);

    public NamespacedXPath Write(XPathNode root)
    {
        Append(root);
        return new NamespacedXPath(_text.ToString(), _namespaces);
    }

    private void Append(XPathNode node)
    {
        switch (node)
        {
            case XPathNumber number:
                // XPath 1.0 has no exponents.
                _text.Append(number.Value.ToString("0.##################", CultureInfo.InvariantCulture));
                break;
            case XPathLiteral literal:
                _text.Append(PathXPath.Literal(literal.Value));
                break;
            case XPathNegation negation:
                _text.Append('-');
                AppendInner(negation.Operand);
                break;
            case XPathOperation operation:
                AppendInner(operation.Left);
                _text.Append(' ').Append(Word(operation.Operator)).Append(' ');
                AppendInner(operation.Right);
                break;
            case XPathCall call:
                AppendCall(call);
                break;
            case XPathFilter filter:
                AppendPrimary(filter.Primary);
                AppendPredicates(filter.Predicates);
                break;
            case XPathPath path:
                AppendPath(path);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "Unknown part of an XPath.");
        }
    }

    // More parentheses than need be; never fewer.
    private void AppendInner(XPathNode node)
    {
        if (node is XPathOperation or XPathNegation)
        {
            _text.Append('(');
            Append(node);
            _text.Append(')');
        }
        else
        {
            Append(node);
        }
    }

    // Predicates and steps behind a path without parentheses would be its last step's.
    private void AppendPrimary(XPathNode node)
    {
        if (node is XPathCall or XPathFilter)
        {
            Append(node);
            return;
        }

        _text.Append('(');
        Append(node);
        _text.Append(')');
    }

    private void AppendCall(XPathCall call)
    {
        _text.Append(XPathFunctions.NameOf(call.Function)).Append('(');
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            Append(call.Arguments[i]);
        }

        _text.Append(')');
    }

    private void AppendPath(XPathPath path)
    {
        if (path.Start is not null)
        {
            AppendPrimary(path.Start);
        }

        if (path is { IsAbsolute: true, Steps.IsEmpty: true })
        {
            _text.Append('/');
        }

        for (var i = 0; i < path.Steps.Length; i++)
        {
            _text.Append(i > 0 || path.IsAbsolute || path.Start is not null ? "/" : "");
            AppendStep(path.Steps[i]);
        }
    }

    private void AppendStep(XPathStep step)
    {
        var axis = step.Axis switch
        {
            XPathAxis.Child => "",
            XPathAxis.DescendantOrSelf => "descendant-or-self::",
            XPathAxis.AncestorOrSelf => "ancestor-or-self::",
            XPathAxis.FollowingSibling => "following-sibling::",
            XPathAxis.PrecedingSibling => "preceding-sibling::",
            _ => step.Axis.ToString().ToLowerInvariant() + "::",
        };
        _text.Append(axis);
        switch (step.Test.Kind)
        {
            case XPathTestKind.Node:
                _text.Append("node()");
                break;
            case XPathTestKind.Text:
                _text.Append("text()");
                break;
            default:
                AppendName(step);
                break;
        }

        AppendPredicates(step.Predicates);
    }

    private void AppendName(XPathStep step)
    {
        var module = step.Test.Module == QueryNames.OfParent ? OnlyModule(step) : step.Test.Module;
        if (module is not null && schema.FindModule(module) is { } found)
        {
            _namespaces[found.Name] = found.Namespace;
            _text.Append(found.Name).Append(':').Append(step.Test.Name ?? "*");
        }
        else
        {
            // The same name in several modules: XPath 1.0 has no other way to ask for any of them.
            _text.Append(step.Test.Name is null ? "*" : $"*[local-name() = '{step.Test.Name}']");
        }
    }

    private string? OnlyModule(XPathStep step) =>
        check.Selected(step) is { IsAny: false } selected && selected.Nodes.Select(node => node.Module.Name).Distinct().ToList() is [var only] ? only : null;

    private void AppendPredicates(ImmutableArray<XPathNode> predicates)
    {
        foreach (var predicate in predicates)
        {
            _text.Append('[');
            Append(predicate);
            _text.Append(']');
        }
    }

    private static string Word(XPathOperator operation) => operation switch
    {
        XPathOperator.Or => "or",
        XPathOperator.And => "and",
        XPathOperator.Equal => "=",
        XPathOperator.NotEqual => "!=",
        XPathOperator.Less => "<",
        XPathOperator.LessOrEqual => "<=",
        XPathOperator.Greater => ">",
        XPathOperator.GreaterOrEqual => ">=",
        XPathOperator.Add => "+",
        XPathOperator.Subtract => "-",
        XPathOperator.Multiply => "*",
        XPathOperator.Divide => "div",
        XPathOperator.Modulo => "mod",
        _ => "|",
    };
}
