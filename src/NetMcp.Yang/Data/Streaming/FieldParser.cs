using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace NetMcp.Yang.Data.Streaming;

/// <summary>
/// <code>
/// fields-expr = path "(" fields-expr ")" / path ";" fields-expr / path
/// path = api-identifier [ "/" path ]
/// </code>
/// (RFC 8040 section 4.8.3.) As everybody does, what is behind a ")" may go on with ";".
/// </summary>
internal sealed class FieldParser(string text)
{
    private const int MaxLength = 10_000;
    private const int MaxDepth = 64;

    private int _index;
    private string? _error;

    public bool TryParse([NotNullWhen(true)] out FieldFilter? filter, [NotNullWhen(false)] out string? error)
    {
        _error = text.Length > MaxLength ? $"a fields expression has at most {MaxLength} characters" : null;
        var children = _error is null ? Expression(0) : [];
        if (_error is null && _index < text.Length)
        {
            Fail("nothing is open that this could close");
        }

        error = _error;
        filter = error is null ? new FieldFilter(null, string.Empty, children) : null;
        return filter is not null;
    }

    private ImmutableArray<FieldFilter> Expression(int depth)
    {
        List<FieldFilter> fields = [];
        do
        {
            if (Path(depth) is { } field)
            {
                Merge(fields, field);
            }
        }
        while (_error is null && TryTake(';'));
        return [.. fields];
    }

    private FieldFilter? Path(int depth)
    {
        if (depth > MaxDepth)
        {
            Fail($"nested deeper than {MaxDepth}");
            return null;
        }

        var start = _index;
        while (_index < text.Length && (char.IsAsciiLetterOrDigit(text[_index]) || text[_index] is '_' or '-' or '.' or ':'))
        {
            _index++;
        }

        var name = text[start.._index];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (name.Length == 0 || colon == 0 || colon == name.Length - 1 || name.LastIndexOf(':') != colon)
        {
            _index = start;
            Fail("a node's name is expected");
            return null;
        }

        ImmutableArray<FieldFilter> children = [];
        if (TryTake('/'))
        {
            children = Path(depth + 1) is { } child ? [child] : [];
        }
        else if (TryTake('('))
        {
            children = Expression(depth + 1);
            if (_error is null && !TryTake(')'))
            {
                Fail("')' is expected");
            }
        }

        return new FieldFilter(colon < 0 ? null : name[..colon], name[(colon + 1)..], children);
    }

    // 'a/b;a/c' wants both b and c of a; 'a;a/b' wants all of a.
    private static void Merge(List<FieldFilter> fields, FieldFilter field)
    {
        var index = fields.FindIndex(other => other.Name == field.Name && other.ModuleName == field.ModuleName);
        if (index < 0)
        {
            fields.Add(field);
            return;
        }

        var earlier = fields[index];
        if (earlier.Children.IsEmpty || field.Children.IsEmpty)
        {
            fields[index] = earlier with { Children = [] };
            return;
        }

        var merged = earlier.Children.ToList();
        foreach (var child in field.Children)
        {
            Merge(merged, child);
        }

        fields[index] = earlier with { Children = [.. merged] };
    }

    private bool TryTake(char character)
    {
        if (_index >= text.Length || text[_index] != character)
        {
            return false;
        }

        _index++;
        return true;
    }

    private void Fail(string what) => _error ??= _index < text.Length
        ? $"{what} at character {_index + 1}, not '{text[_index]}'"
        : $"{what} at the end";
}
