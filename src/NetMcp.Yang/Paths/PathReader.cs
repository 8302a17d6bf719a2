using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Xml;

namespace NetMcp.Yang.Paths;

/// <summary>
/// Reads absolute paths of child steps: instance-identifiers (RFC 7950 section 9.13, RFC 7951 section 6.11), the api-paths of RESTCONF
/// (RFC 8040 section 3.5.3), and the part of XPath that looks like them. Names are not looked up here.
/// </summary>
internal sealed class PathReader(string text)
{
    private int _at;

    /// <summary>Why the text is none of these; null before anything went wrong.</summary>
    public PathError? Error { get; private set; }

    /// <summary>Reads the whole text.</summary>
    public bool TryRead([NotNullWhen(true)] out IReadOnlyList<WrittenStep>? steps)
    {
        var read = new List<WrittenStep>();
        steps = read;
        SkipSpace();
        do
        {
            if (!Take('/', "Expected '/': a path begins at the top, as /module:container."))
            {
                return false;
            }

            if (read.Count == PathLimits.MaxSteps)
            {
                return Fail($"More than {PathLimits.MaxSteps} steps.");
            }

            if (!TryReadStep(read))
            {
                return false;
            }

            SkipSpace();
        }
        while (_at < text.Length);

        return true;
    }

    private bool TryReadStep(List<WrittenStep> steps)
    {
        SkipSpace();
        var offset = _at;
        if (!TryReadName(out var module, out var name))
        {
            return false;
        }

        var step = new WrittenStep(module, name, offset);
        steps.Add(step);
        if (_at < text.Length && text[_at] == '=')
        {
            return TryReadKeyValues(step);
        }

        for (SkipSpace(); _at < text.Length && text[_at] == '['; SkipSpace())
        {
            if (step.Predicates.Count == PathLimits.MaxPredicates)
            {
                return Fail($"More than {PathLimits.MaxPredicates} predicates on one step.");
            }

            if (!TryReadPredicate(step))
            {
                return false;
            }
        }

        return true;
    }

    // RFC 8040 section 3.5.3: list=key,key, each percent-encoded.
    private bool TryReadKeyValues(WrittenStep step)
    {
        var start = ++_at;
        if (_at < text.Length && text[_at] is '\'' or '"')
        {
            return Fail($"A value in quotes stands in brackets: {step.Name}[key='value'].");
        }

        while (_at < text.Length && text[_at] != '/')
        {
            _at++;
        }

        step.KeyValues = [.. text[start.._at].Split(',').Select(Uri.UnescapeDataString)];
        return true;
    }

    private bool TryReadPredicate(WrittenStep step)
    {
        _at++;
        SkipSpace();
        var offset = _at;
        if (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            return TryReadPosition(step, offset);
        }

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
        if (!Take('=', "Expected '=': a predicate is [key='value'].") || !TryReadLiteral(out var value))
        {
            return false;
        }

        step.Predicates.Add(new WrittenPredicate(module, name, value, null, offset));
        SkipSpace();
        return Take(']', "Expected ']'.");
    }

    private bool TryReadPosition(WrittenStep step, int offset)
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        if (!uint.TryParse(text.AsSpan(offset, _at - offset), NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position == 0)
        {
            _at = offset;
            return Fail("A position is a number from 1.");
        }

        step.Predicates.Add(new WrittenPredicate(null, null, "", position, offset));
        SkipSpace();
        return Take(']', "Expected ']'.");
    }

    private bool TryReadLiteral(out string value)
    {
        value = "";
        SkipSpace();
        if (_at >= text.Length || text[_at] is not ('\'' or '"'))
        {
            return Fail("Expected a value in quotes.");
        }

        var end = text.IndexOf(text[_at], _at + 1);
        if (end < 0)
        {
            return Fail("The quote that opens here is never closed.");
        }

        value = text[(_at + 1)..end];
        _at = end + 1;
        return true;
    }

    private bool TryReadName(out string? module, [NotNullWhen(true)] out string? name)
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

    private bool TryReadNCName([NotNullWhen(true)] out string? name)
    {
        name = null;
        var start = _at;
        if (_at < text.Length && XmlConvert.IsStartNCNameChar(text[_at]))
        {
            while (_at < text.Length && XmlConvert.IsNCNameChar(text[_at]))
            {
                _at++;
            }
        }

        if (_at == start)
        {
            return Fail("Expected a name.");
        }

        name = text[start.._at];
        return true;
    }

    private bool Take(char expected, string problem)
    {
        if (_at >= text.Length || text[_at] != expected)
        {
            return Fail(problem);
        }

        _at++;
        return true;
    }

    private bool Fail(string problem)
    {
        Error = new PathError(_at, problem);
        return false;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
        {
            _at++;
        }
    }
}
