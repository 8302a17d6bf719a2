using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetMcp.Yang.XPath;

/// <summary>
/// Parses XPath 1.0 expressions (RFC 7950 section 6.4). There are no variables (section 6.4.1), and a value that is no set of nodes where
/// one is needed is an error here already: without variables every type is known.
/// </summary>
internal sealed class XPathParser
{
    /// <summary>The longest expression, in UTF-16 code units.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>The deepest nesting of brackets, calls and operators to the right.</summary>
    public const int MaxDepth = 100;

    /// <summary>The most operators in all: each makes the tree one deeper to the left, and the tree is walked by recursion.</summary>
    public const int MaxOperators = 1_000;

    private const int UnionLevel = 6;

    private readonly XPathTokens _tokens;
    private readonly IXPathNames _names;
    private readonly XPathPathParser _paths;
    private int _depth;
    private int _operators;

    private XPathParser(string text, IXPathNames names)
    {
        _tokens = new(text);
        _names = names;
        _paths = new(_tokens, names, ReadExpression);
    }

    /// <summary>Parses a whole text. Bounded in depth and length; never throws on any text.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">What its prefixes mean; kept with the expression.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="error">What is wrong.</param>
    public static bool TryParse(
        string text,
        IXPathNames names,
        [NotNullWhen(true)] out XPathExpression? expression,
        [NotNullWhen(false)] out XPathError? error)
    {
        expression = null;
        if (text.Length > MaxLength)
        {
            error = new(string.Create(CultureInfo.InvariantCulture, $"the expression is longer than {MaxLength} characters"), MaxLength);
            return false;
        }

        var parser = new XPathParser(text, names);
        var root = parser.ReadExpression();
        if (root is not null && parser._tokens.Current.Kind != XPathTokenKind.End)
        {
            parser._tokens.FailUnexpected("an operator or the end of the expression");
        }

        error = parser._tokens.Error;
        expression = error is null ? new(text, root!, names) : null;
        return error is null;
    }

    private XPathNode? ReadExpression() => ReadOperations(0);

    // Precedence climbing: what binds weaker than the least level belongs to the caller (XPath 1.0 sections 3.3 to 3.5).
    private XPathNode? ReadOperations(int level)
    {
        if (++_depth > MaxDepth)
        {
            return _tokens.Fail<XPathNode>(string.Create(CultureInfo.InvariantCulture, $"the expression is nested deeper than {MaxDepth}"));
        }

        var left = ReadUnary();
        while (left is not null && Operator() is var (found, binds) && binds >= level)
        {
            if (++_operators > MaxOperators)
            {
                return _tokens.Fail<XPathNode>(string.Create(CultureInfo.InvariantCulture, $"the expression has more than {MaxOperators} operators"));
            }

            var at = _tokens.Current.Offset;
            _tokens.Move();
            var right = ReadOperations(binds + 1);
            left = right is null ? null
                : found == XPathOperator.Union && (left.Type != XPathType.NodeSet || right.Type != XPathType.NodeSet)
                    ? _tokens.Fail<XPathNode>(at, "'|' joins sets of nodes only")
                    : new XPathOperation(found, left, right);
        }

        _depth--;
        return left;
    }

    private XPathNode? ReadUnary()
    {
        var signs = 0;
        while (_tokens.TryTake("-"))
        {
            signs++;
        }

        // A sign binds weaker than a union and stronger than all else (production 27).
        var operand = signs == 0 ? ReadPath() : ReadOperations(UnionLevel);
        for (var sign = Math.Min(signs, 2 - (signs & 1)); sign > 0 && operand is not null; sign--)
        {
            operand = new XPathNegation(operand);
        }

        return operand;
    }

    private XPathNode? ReadPath()
    {
        if (ReadPrimary() is not { } primary)
        {
            return _tokens.Error is null ? _paths.ReadLocationPath() : null;
        }

        var at = _tokens.Current.Offset;
        var predicates = _paths.ReadPredicates();
        if (predicates.IsDefault)
        {
            return null;
        }

        var filter = predicates.IsEmpty ? primary : new XPathFilter(primary, predicates);
        var goesOn = _tokens.Current.Is("/") || _tokens.Current.Is("//");
        return primary.Type != XPathType.NodeSet && (goesOn || !predicates.IsEmpty) ? _tokens.Fail<XPathNode>(at, "what stands before this is no set of nodes")
            : goesOn ? _paths.ReadStepsAfter(filter)
            : filter;
    }

    // Null, without an error, when a location path begins here.
    private XPathNode? ReadPrimary()
    {
        var token = _tokens.Current;
        switch (token.Kind)
        {
            case XPathTokenKind.Literal:
                _tokens.Move();
                return new XPathLiteral(token.Text);
            case XPathTokenKind.Number:
                _tokens.Move();
                return new XPathNumber(double.Parse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
            case XPathTokenKind.Symbol when token.Text == "$":
                return _tokens.Fail<XPathNode>("there are no variables in YANG (RFC 7950 section 6.4.1)");
            case XPathTokenKind.Symbol when token.Text == "(":
                _tokens.Move();
                var inner = ReadExpression();
                return inner is not null && _tokens.Expect(")") ? inner : null;
            case XPathTokenKind.Name when _tokens.Next.Is("(") && !XPathPathParser.IsNodeType(token):
                return ReadCall(token);
            default:
                return null;
        }
    }

    private XPathCall? ReadCall(XPathToken name)
    {
        if (name.Prefix is not null || XPathFunctions.Find(name.Text) is not { } signature)
        {
            return _tokens.Fail<XPathCall>($"there is no function '{name.Text}'");
        }

        _tokens.Move();
        _tokens.Move();
        var arguments = ImmutableArray.CreateBuilder<XPathNode>();
        while (!_tokens.Current.Is(")"))
        {
            if ((arguments.Count > 0 && !_tokens.Expect(",")) || ReadExpression() is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }

        _tokens.Move();
        return arguments.Count < signature.MinArguments || arguments.Count > signature.MaxArguments
                ? _tokens.Fail<XPathCall>(name.Offset, $"the function '{name.Text}' does not take {arguments.Count} arguments")
            : signature.TakesNodes && arguments.Count > 0 && arguments[0].Type != XPathType.NodeSet
                ? _tokens.Fail<XPathCall>(name.Offset, $"the function '{name.Text}' takes a set of nodes")
            : new XPathCall(signature.Function, arguments.ToImmutable());
    }

    private (XPathOperator Operator, int Level)? Operator()
    {
        var token = _tokens.Current;
        return token.Kind switch
        {
            XPathTokenKind.Symbol => token.Text switch
            {
                "=" => (XPathOperator.Equal, 2),
                "!=" => (XPathOperator.NotEqual, 2),
                "<" => (XPathOperator.Less, 3),
                "<=" => (XPathOperator.LessOrEqual, 3),
                ">" => (XPathOperator.Greater, 3),
                ">=" => (XPathOperator.GreaterOrEqual, 3),
                "+" => (XPathOperator.Add, 4),
                "-" => (XPathOperator.Subtract, 4),
                "*" => (XPathOperator.Multiply, 5),
                "|" => (XPathOperator.Union, UnionLevel),
                _ => null,
            },
            XPathTokenKind.Name when token.Prefix is null => token.Text switch
            {
                "or" => (XPathOperator.Or, 0),
                "and" => (XPathOperator.And, 1),
                "div" => (XPathOperator.Divide, 5),
                "mod" => (XPathOperator.Modulo, 5),
                _ => null,
            },
            _ => null,
        };
    }
}
