using System.Diagnostics.CodeAnalysis;
using System.Xml;

namespace NetMcp.Devices.Filters;

/// <summary>
/// Reads the subset of XPath that RFC 8040's and YANG's instance-identifiers use (RFC 7950 section 14, rule instance-identifier):
/// child steps with names and <c>[key='value']</c> predicates.
/// </summary>
internal sealed class LocationPathReader(string text)
{
    private int _at;

    /// <summary>Where the reading stopped, from 1.</summary>
    public int Position => _at + 1;

    /// <summary>What was expected there.</summary>
    public string Problem { get; private set; } = "Expected '/'.";

    public bool TryRead([NotNullWhen(true)] out IReadOnlyList<PathStep>? steps)
    {
        var read = new List<PathStep>();
        steps = read;
        SkipSpace();
        while (_at < text.Length)
        {
            if (!Take('/', "Expected '/'.") || !TryReadStep(read))
            {
                return false;
            }

            SkipSpace();
        }

        return read.Count > 0;
    }

    private bool TryReadStep(List<PathStep> steps)
    {
        SkipSpace();
        var position = Position;
        if (!TryReadName(out var module, out var name))
        {
            return false;
        }

        var predicates = new List<PathPredicate>();
        SkipSpace();
        while (_at < text.Length && text[_at] == '[')
        {
            if (!TryReadPredicate(predicates))
            {
                return false;
            }

            SkipSpace();
        }

        steps.Add(new PathStep(module, name, position, predicates));
        return true;
    }

    private bool TryReadPredicate(List<PathPredicate> predicates)
    {
        _at++;
        SkipSpace();
        var position = Position;
        string? module = null;
        string? name = null;
        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
        }
        else if (!TryReadName(out module, out name))
        {
            return false;
        }

        SkipSpace();
        if (!Take('=', "Expected '='."))
        {
            return false;
        }

        SkipSpace();
        if (!TryReadLiteral(out var value))
        {
            return false;
        }

        SkipSpace();
        predicates.Add(new PathPredicate(module, name, position, value));
        return Take(']', "Expected ']'.");
    }

    private bool TryReadLiteral(out string value)
    {
        value = string.Empty;
        if (_at >= text.Length || text[_at] is not ('\'' or '"'))
        {
            Problem = "Expected a value in quotes.";
            return false;
        }

        var end = text.IndexOf(text[_at], _at + 1);
        if (end < 0)
        {
            Problem = "The quote that opens here is never closed.";
            return false;
        }

        value = text[(_at + 1)..end];
        _at = end + 1;
        return true;
    }

    private bool TryReadName(out string? module, out string name)
    {
        module = null;
        if (!TryReadNCName(out name))
        {
            return false;
        }

        if (_at < text.Length && text[_at] == ':' && (_at + 1 >= text.Length || text[_at + 1] != ':'))
        {
            _at++;
            module = name;
            return TryReadNCName(out name);
        }

        return true;
    }

    private bool TryReadNCName(out string name)
    {
        var start = _at;
        if (_at < text.Length && XmlConvert.IsStartNCNameChar(text[_at]))
        {
            do
            {
                _at++;
            }
            while (_at < text.Length && XmlConvert.IsNCNameChar(text[_at]));
        }

        name = text[start.._at];
        Problem = "Expected a name.";
        return name.Length > 0;
    }

    private bool Take(char expected, string problem)
    {
        Problem = problem;
        if (_at >= text.Length || text[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }
    }
}
