using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Tests.XPath;

[Trait("rfc7950", "6.4")]
public sealed class ParserTests
{
    [Theory]
    [InlineData("1 + 2 * 3 - 4 div 5", "((1 + (2 * 3)) - (4 div 5))")]
    [InlineData("1 or 2 and 3 = 4 < 5", "(1 or (2 and (3 = (4 < 5))))")]
    [InlineData("1 - 2 - 3", "((1 - 2) - 3)")]
    [InlineData("(1 - (2 - 3))", "(1 - (2 - 3))")]
    [InlineData("- 1 + - - 2", "(-1 + --2)")]
    [InlineData("---1", "-1")]
    [InlineData("-a|b", "-(child::m:a | child::m:b)")]
    [InlineData("2 * -a", "(2 * -child::m:a)")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("'a\"b'", "'a\"b'")]
    public void Parse_Operators_BindAsXPathSays(string text, string tree) => Assert.Equal(tree, Show(text));

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/ or", "/child::m:or")]
    [InlineData("a", "child::m:a")]
    [InlineData("p:a", "child::mod-p:a")]
    [InlineData("*", "child::*")]
    [InlineData("p:*", "child::mod-p:*")]
    [InlineData("..", "parent::node()")]
    [InlineData("../../p:a/.", "parent::node()/parent::node()/child::mod-p:a/self::node()")]
    [InlineData("//a", "/descendant-or-self::node()/child::m:a")]
    [InlineData("a//b", "child::m:a/descendant-or-self::node()/child::m:b")]
    [InlineData("@a", "attribute::m:a")]
    [InlineData("ancestor-or-self::a[1][b]", "ancestor-or-self::m:a[1][child::m:b]")]
    [InlineData("child :: text ( )", "child::text()")]
    [InlineData("comment()|processing-instruction('x')", "(child::none() | child::none())")]
    [InlineData("(a)[1]/b", "(child::m:a)[1]/child::m:b")]
    [InlineData("current()/../a", "current()/parent::node()/child::m:a")]
    [InlineData("deref(a)//b", "deref(child::m:a)/descendant-or-self::node()/child::m:b")]
    [InlineData("text/node/comment", "child::m:text/child::m:node/child::m:comment")]
    public void Parse_Paths_AreWrittenOut(string text, string tree) => Assert.Equal(tree, Show(text));

    [Theory]
    [InlineData("and and and", "(child::m:and and child::m:and)")]
    [InlineData("* * *", "(child::* * child::*)")]
    [InlineData("***", "(child::* * child::*)")]
    [InlineData("div div mod mod div", "((child::m:div div child::m:mod) mod child::m:div)")]
    [InlineData("a-b", "child::m:a-b")]
    [InlineData("a -b", "(child::m:a - child::m:b)")]
    [InlineData("self::node()", "self::node()")]
    [InlineData("true", "child::m:true")]
    public void Parse_NamesThatLookLikeOperators_AreToldByTheirPlace(string text, string tree) => Assert.Equal(tree, Show(text));

    [Theory]
    [InlineData("", 0)]
    [InlineData("a[", 2)]
    [InlineData("a[1", 3)]
    [InlineData("a b", 2)]
    [InlineData("1 +", 3)]
    [InlineData("//", 2)]
    [InlineData("a/b/", 4)]
    [InlineData("(a", 2)]
    [InlineData("a)", 1)]
    [InlineData("'x", 0)]
    [InlineData("$x", 0)]
    [InlineData("a ! b", 2)]
    [InlineData("a =! b", 3)]
    [InlineData("a => b", 3)]
    [InlineData("5.5.5", 3)]
    [InlineData("p:b:c", 3)]
    [InlineData("p:", 1)]
    [InlineData(".[a]", 1)]
    [InlineData("..[a]", 2)]
    [InlineData("bogus::a", 0)]
    [InlineData("q:a", 0)]
    [InlineData("a/q:*", 2)]
    [InlineData("foo()", 0)]
    [InlineData("p:true()", 0)]
    [InlineData("count()", 0)]
    [InlineData("count(a, b)", 0)]
    [InlineData("substring('a')", 0)]
    [InlineData("concat('a')", 0)]
    [InlineData("count(1)", 0)]
    [InlineData("1|a", 1)]
    [InlineData("'a'[1]", 3)]
    [InlineData("1/a", 1)]
    public void Parse_WrongExpression_SaysWhere(string text, int offset)
    {
        Assert.False(XPathParser.TryParse(text, new Prefixes(), out _, out var error));
        Assert.Equal((offset, false), (error.Offset, string.IsNullOrEmpty(error.Message)));
    }

    [Fact]
    public void Parse_DeepOrLongExpressions_AreRefused()
    {
        Assert.True(Parses(Nested(XPathParser.MaxDepth - 1)));
        Assert.False(Parses(Nested(XPathParser.MaxDepth)));
        Assert.False(Parses(string.Concat(Enumerable.Repeat("a[", 50_000))));
        Assert.True(Parses("a" + string.Concat(Enumerable.Repeat(" or a", XPathParser.MaxOperators))));
        Assert.False(Parses("a" + string.Concat(Enumerable.Repeat(" or a", XPathParser.MaxOperators + 1))));
        Assert.True(Parses(new string('-', 10_000) + "1"));
        Assert.False(Parses(new string(' ', XPathParser.MaxLength) + "1"));
    }

    [Fact]
    public void Parse_AnyTokensInARow_NeverThrow()
    {
        var tokens = Gen.Elements("a", "p:b", "q:c", "*", "/", "//", ".", "..", "@", "[", "]", "(", ")", ",", "=", "!=", "<", "-", "+", "|", "and", "div", " ", "1", ".5", "'x'", "'", "count(", "current()", "node()", "child::", "::", ":", "$", "é", "\uD800");
        var property = Prop.ForAll(tokens.ArrayOf().ToArbitrary(), parts => Assert.Equal(Parses(string.Concat(parts)), Parses(string.Concat(parts) + " ")));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), property);
    }

    private static string Nested(int depth) => new string('(', depth) + "1" + new string(')', depth);

    private static bool Parses(string text) => XPathParser.TryParse(text, new Prefixes(), out _, out _);

    private static string Show(string text)
    {
        Assert.True(XPathParser.TryParse(text, new Prefixes(), out var expression, out var error), error?.Message);
        Assert.Equal(text, expression.Text);
        return Show(expression.Root);
    }

    private static string Show(XPathNode node) => node switch
    {
        XPathNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
        XPathLiteral literal => $"'{literal.Value}'",
        XPathOperation operation => $"({Show(operation.Left)} {Sign(operation.Operator)} {Show(operation.Right)})",
        XPathNegation negation => "-" + Show(negation.Operand),
        XPathCall call => $"{call.Function.ToString().ToLowerInvariant()}({string.Join(", ", call.Arguments.Select(Show))})",
        XPathFilter filter => $"({Show(filter.Primary)}){Predicates(filter.Predicates)}",
        XPathPath path => (path.Start is null ? "" : Show(path.Start) + "/") + (path.IsAbsolute ? "/" : "") + string.Join('/', path.Steps.Select(Show)),
        _ => throw new InvalidOperationException(),
    };

    private static string Show(XPathStep step)
    {
        var axis = string.Concat(step.Axis.ToString().Select((letter, index) => (char.IsUpper(letter) && index > 0 ? "-" : "") + char.ToLowerInvariant(letter)));
        var test = step.Test.Kind switch
        {
            XPathTestKind.Element when step.Test.Module is null => "*",
            XPathTestKind.Element => $"{step.Test.Module}:{step.Test.Name ?? "*"}",
            XPathTestKind.Nothing => "none()",
            var kind => kind.ToString().ToLowerInvariant() + "()",
        };
        return $"{axis}::{test}{Predicates(step.Predicates)}";
    }

    private static string Predicates(IEnumerable<XPathNode> predicates) => string.Concat(predicates.Select(predicate => $"[{Show(predicate)}]"));

    private static string Sign(XPathOperator sign) => sign switch
    {
        XPathOperator.Equal => "=",
        XPathOperator.Less => "<",
        XPathOperator.Add => "+",
        XPathOperator.Subtract => "-",
        XPathOperator.Multiply => "*",
        XPathOperator.Divide => "div",
        XPathOperator.Modulo => "mod",
        XPathOperator.Union => "|",
        _ => sign.ToString().ToLowerInvariant(),
    };

    private sealed class Prefixes : IXPathNames
    {
        public string? ModuleOf(string? prefix) => prefix switch
        {
            null => "m",
            "p" => "mod-p",
            _ => null,
        };
    }
}
