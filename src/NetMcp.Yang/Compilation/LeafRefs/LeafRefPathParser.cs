using System.Collections.Immutable;
using NetMcp.Yang.Compilation.Names;

namespace NetMcp.Yang.Compilation.LeafRefs;

/// <summary>Parses the path of a leafref: the rule path-arg of RFC 7950 section 14. White space between its parts does no harm.</summary>
internal ref struct LeafRefPathParser
{
    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private string? _problem;

    private LeafRefPathParser(string text)
    {
        _text = text;
    }

    /// <summary>Parses a path.</summary>
    /// <returns>The path, or null with what is wrong.</returns>
    public static LeafRefPath? Parse(string text, out string? problem)
    {
        var parser = new LeafRefPathParser(text);
        var path = parser.Path();
        if (parser._problem is null && parser.Peek() != '\0')
        {
            parser.Fail("nothing may follow");
        }

        problem = parser._problem;
        return problem is null ? path : null;
    }

    private LeafRefPath Path()
    {
        var steps = ImmutableArray.CreateBuilder<LeafRefStep>();
        var isAbsolute = Take('/');
        var ups = 0;
        if (!isAbsolute)
        {
            ups = Ups();
            if (ups == 0)
            {
                Fail("a path starts with \"/\" or \"../\"");
            }
        }

        do
        {
            steps.Add(Step());
        }
        while (_problem is null && Take('/'));
        return new(isAbsolute, ups, steps.ToImmutable());
    }

    private LeafRefStep Step()
    {
        var name = Name();
        var predicates = ImmutableArray.CreateBuilder<LeafRefPredicate>();
        while (_problem is null && Take('['))
        {
            predicates.Add(Predicate());
        }

        return new(name, predicates.ToImmutable());
    }

    private LeafRefPredicate Predicate()
    {
        var key = Name();
        Expect("=");
        Expect("current");
        Expect("(");
        Expect(")");
        Expect("/");
        var ups = Ups();
        if (ups == 0)
        {
            Fail("\"..\" follows current()/");
        }

        var steps = ImmutableArray.CreateBuilder<QName>();
        do
        {
            steps.Add(Name());
        }
        while (_problem is null && Take('/'));
        Expect("]");
        return new(key, ups, steps.ToImmutable());
    }

    // The number of "../" here.
    private int Ups()
    {
        var ups = 0;
        while (_problem is null && Peek() == '.')
        {
            Expect("..");
            Expect("/");
            ups++;
        }

        return ups;
    }

    private QName Name()
    {
        var first = Identifier();
        if (_problem is null && _at < _text.Length && _text[_at] == ':')
        {
            _at++;
            return new(first, Identifier());
        }

        return new(null, first);
    }

    private string Identifier()
    {
        Peek();
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' || (_at > start && _text[_at] is '-' or '.')))
        {
            _at++;
        }

        if (_at == start || char.IsAsciiDigit(_text[start]))
        {
            Fail("the name of a node is missing");
        }

        return _text[start.._at].ToString();
    }

    private void Expect(string token)
    {
        Peek();
        if (_text[_at..].StartsWith(token, StringComparison.Ordinal))
        {
            _at += token.Length;
        }
        else
        {
            Fail($"\"{token}\" is missing");
        }
    }

    private bool Take(char token)
    {
        if (_problem is not null || Peek() != token)
        {
            return false;
        }

        _at++;
        return true;
    }

    private char Peek()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private void Fail(string problem) => _problem ??= $"{problem} at character {_at + 1}.";
}
