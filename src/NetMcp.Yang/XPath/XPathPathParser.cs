using System.Collections.Immutable;

namespace NetMcp.Yang.XPath;

/// <summary>Parses location paths (XPath 1.0 section 2), for <see cref="XPathParser"/>.</summary>
internal sealed class XPathPathParser(XPathTokens tokens, IXPathNames names, Func<XPathNode?> readExpression)
{
    private static readonly Dictionary<string, XPathAxis> Axes = new(StringComparer.Ordinal)
    {
        ["child"] = XPathAxis.Child,
        ["parent"] = XPathAxis.Parent,
        ["self"] = XPathAxis.Self,
        ["descendant"] = XPathAxis.Descendant,
        ["descendant-or-self"] = XPathAxis.DescendantOrSelf,
        ["ancestor"] = XPathAxis.Ancestor,
        ["ancestor-or-self"] = XPathAxis.AncestorOrSelf,
        ["following"] = XPathAxis.Following,
        ["following-sibling"] = XPathAxis.FollowingSibling,
        ["preceding"] = XPathAxis.Preceding,
        ["preceding-sibling"] = XPathAxis.PrecedingSibling,
        ["attribute"] = XPathAxis.Attribute,
        ["namespace"] = XPathAxis.Namespace,
    };

    /// <summary>Whether a name before an opening bracket is a node test and no function (XPath 1.0 section 3.7).</summary>
    public static bool IsNodeType(XPathToken name) => name.Prefix is null && name.Text is "node" or "text" or "comment" or "processing-instruction";

    public XPathPath? ReadLocationPath()
    {
        var steps = ImmutableArray.CreateBuilder<XPathStep>();
        var isAbsolute = tokens.Current.Is("/");
        if (isAbsolute)
        {
            tokens.Move();
            if (!StartsStep())
            {
                return new(null, IsAbsolute: true, []);
            }
        }
        else if (tokens.Current.Is("//"))
        {
            isAbsolute = true;
            steps.Add(AnyBelow());
            tokens.Move();
        }

        return ReadSteps(steps) ? new(null, isAbsolute, steps.ToImmutable()) : null;
    }

    /// <summary>Reads the steps behind an expression; the slashes stand here.</summary>
    public XPathPath? ReadStepsAfter(XPathNode start)
    {
        var steps = ImmutableArray.CreateBuilder<XPathStep>();
        if (tokens.Current.Is("//"))
        {
            steps.Add(AnyBelow());
        }

        tokens.Move();
        return ReadSteps(steps) ? new(start, IsAbsolute: false, steps.ToImmutable()) : null;
    }

    /// <summary>Reads as many predicates as stand here; the default array when one is wrong.</summary>
    public ImmutableArray<XPathNode> ReadPredicates()
    {
        var predicates = ImmutableArray.CreateBuilder<XPathNode>();
        while (tokens.TryTake("["))
        {
            if (readExpression() is not { } predicate || !tokens.Expect("]"))
            {
                return default;
            }

            predicates.Add(predicate);
        }

        return predicates.ToImmutable();
    }

    private bool ReadSteps(ImmutableArray<XPathStep>.Builder steps)
    {
        while (ReadStep() is { } step)
        {
            steps.Add(step);
            if (tokens.Current.Is("//"))
            {
                steps.Add(AnyBelow());
                tokens.Move();
            }
            else if (!tokens.TryTake("/"))
            {
                return true;
            }
        }

        return false;
    }

    // What "//" stands for (production 10), at the place of the slashes.
    private XPathStep AnyBelow() => new(XPathAxis.DescendantOrSelf, XPathNodeTest.AnyNode, []) { Offset = tokens.Current.Offset };

    private XPathStep? ReadStep()
    {
        var start = tokens.Current.Offset;

        // Abbreviated steps have no predicates (production 4).
        if (tokens.TryTake("."))
        {
            return new(XPathAxis.Self, XPathNodeTest.AnyNode, []) { Offset = start };
        }

        if (tokens.TryTake(".."))
        {
            return new(XPathAxis.Parent, XPathNodeTest.AnyNode, []) { Offset = start };
        }

        var axis = XPathAxis.Child;
        if (tokens.TryTake("@"))
        {
            axis = XPathAxis.Attribute;
        }
        else if (tokens.Next.Is("::"))
        {
            if (tokens.Current is not { Kind: XPathTokenKind.Name, Prefix: null } || !Axes.TryGetValue(tokens.Current.Text, out axis))
            {
                return tokens.Fail<XPathStep>($"there is no axis '{tokens.Current.Text}'");
            }

            tokens.Move();
            tokens.Move();
        }

        var offset = tokens.Current.Offset;
        if (ReadTest() is not { } test)
        {
            return null;
        }

        var predicates = ReadPredicates();
        return predicates.IsDefault ? null : new(axis, test, predicates) { Offset = offset };
    }

    private XPathNodeTest? ReadTest()
    {
        var token = tokens.Current;
        if (tokens.TryTake("*"))
        {
            return new(XPathTestKind.Element);
        }

        if (token.Kind != XPathTokenKind.Name)
        {
            tokens.FailUnexpected("a step of a path");
            return null;
        }

        if (IsNodeType(token) && tokens.Next.Is("("))
        {
            return ReadTypeTest(token.Text);
        }

        if (names.ModuleOf(token.Prefix) is not { } module)
        {
            return tokens.Fail<XPathNodeTest>(token.Prefix is null ? $"no module is meant by '{token.Text}' without a prefix" : $"the prefix '{token.Prefix}' means no module");
        }

        tokens.Move();
        return new(XPathTestKind.Element, module, token.Text == "*" ? null : token.Text);
    }

    private XPathNodeTest? ReadTypeTest(string type)
    {
        tokens.Move();
        tokens.Move();
        if (type == "processing-instruction" && tokens.Current.Kind == XPathTokenKind.Literal)
        {
            tokens.Move();
        }

        return !tokens.Expect(")") ? null : type switch
        {
            "node" => XPathNodeTest.AnyNode,
            "text" => new(XPathTestKind.Text),
            _ => new(XPathTestKind.Nothing),
        };
    }

    // Whether a step stands behind the slash; "/" alone is the root (production 2).
    private bool StartsStep() =>
        tokens.Current.Kind is XPathTokenKind.Name or XPathTokenKind.Bad
        || (tokens.Current.Kind == XPathTokenKind.Symbol && tokens.Current.Text is "*" or "." or ".." or "@");
}
