using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetMcp.Yang.Types;

/// <summary>Reads the syntax of an instance-identifier (RFC 7950 section 14, "instance-identifier"; RFC 7951 section 6.11).</summary>
internal ref struct InstancePathReader
{
    private const string Space = " \t\r\n";
    private const int MaxSteps = 256;
    private const int MaxPredicates = 256;

    private readonly ReadOnlySpan<char> _text;
    private readonly IValueNames _names;
    private readonly bool _isInherited;
    private int _at;
    private string? _problem;

    private InstancePathReader(ReadOnlySpan<char> text, IValueNames names, bool isInherited)
    {
        _text = text;
        _names = names;
        _isInherited = isInherited;
    }

    /// <summary>Reads a whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="form">In JSON a name without prefix is of the module of the node above; else each has a prefix.</param>
    /// <param name="names">What the prefixes mean.</param>
    /// <param name="path">The path; values in it are as they stand in the text.</param>
    /// <param name="problem">What is wrong, to be put behind the text.</param>
    public static bool TryRead(
        ReadOnlySpan<char> text,
        ValueForm form,
        IValueNames names,
        [NotNullWhen(true)] out InstancePath? path,
        [NotNullWhen(false)] out string? problem)
    {
        var reader = new InstancePathReader(text, names, isInherited: form is not (ValueForm.Xml or ValueForm.Schema));
        path = reader.ReadPath();
        problem = path is null ? reader._problem ?? "is no instance-identifier" : null;
        return path is not null;
    }

    private InstancePath? ReadPath()
    {
        var steps = ImmutableArray.CreateBuilder<InstanceStep>();
        SkipSpace();
        while (Take('/'))
        {
            if (steps.Count == MaxSteps)
            {
                return Fail<InstancePath>($"has more than {MaxSteps} nodes");
            }

            if (ReadStep(steps.Count == 0 ? null : steps[^1].Module) is not { } step)
            {
                return null;
            }

            steps.Add(step);
        }

        return steps.Count == 0 ? Fail<InstancePath>("does not begin with '/'")
            : _at < _text.Length ? Fail<InstancePath>(string.Create(CultureInfo.InvariantCulture, $"goes on with something else than '/' or '[' at offset {_at}"))
            : new(steps.ToImmutable());
    }

    private InstanceStep? ReadStep(string? above)
    {
        if (!TryName(above, out var module, out var name))
        {
            return null;
        }

        var step = new InstanceStep(module, name);
        var keys = ImmutableArray.CreateBuilder<InstanceKey>();
        for (var count = 0; Take('['); count++)
        {
            if (count == MaxPredicates || step.Value is not null || step.Position is not null)
            {
                return Fail<InstanceStep>("has too many predicates on one node");
            }

            if (Position() is { } position)
            {
                step = step with { Position = position };
            }
            else if (Take('.'))
            {
                step = step with { Value = EqualTo() };
            }
            else if (TryName(module, out var keyModule, out var key) && EqualTo() is { } value)
            {
                keys.Add(new(keyModule, key, value));
            }

            if (_problem is not null || !Take(']'))
            {
                return Fail<InstanceStep>("has a predicate that is not [name='value'], [.='value'] or [position]");
            }
        }

        return keys.Count > 0 && (step.Value is not null || step.Position is not null)
            ? Fail<InstanceStep>("mixes kinds of predicates on one node")
            : step with { Keys = keys.ToImmutable() };
    }

    private bool TryName(string? above, out string module, out string name)
    {
        module = name = "";
        var first = Identifier();
        var hasPrefix = _at < _text.Length && _text[_at] == ':';
        if (hasPrefix)
        {
            _at++;
        }

        var second = hasPrefix ? Identifier() : first;
        SkipSpace();
        if (first.IsEmpty || second.IsEmpty)
        {
            return Fail<InstanceStep>(string.Create(CultureInfo.InvariantCulture, $"has no name at offset {_at}")) is not null;
        }

        var found = hasPrefix ? _names.ModuleOf(first.ToString()) : _isInherited ? above : null;
        if (found is null)
        {
            return Fail<InstanceStep>(hasPrefix ? $"has the prefix '{first}', which means no module" : $"has no prefix before '{first}'") is not null;
        }

        (module, name) = (found, second.ToString());
        return true;
    }

    private string? EqualTo()
    {
        SkipSpace();
        if (!Take('=') || _at >= _text.Length || _text[_at] is not ('\'' or '"'))
        {
            return Fail<string>("has a predicate without a quoted value");
        }

        var rest = _text[(_at + 1)..];
        var end = rest.IndexOf(_text[_at]);
        if (end < 0)
        {
            return Fail<string>("has a quote that is not closed");
        }

        _at += end + 2;
        SkipSpace();
        return rest[..end].ToString();
    }

    private long? Position()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        var digits = _text[start.._at];
        SkipSpace();
        if (digits.IsEmpty)
        {
            return null;
        }

        if (digits[0] == '0' || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            Fail<string>("has a position that is no number from 1");
            return null;
        }

        return position;
    }

    // RFC 7950 section 6.2.
    private ReadOnlySpan<char> Identifier()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetter(_text[_at]) || _text[_at] == '_' || (_at > start && (char.IsAsciiDigit(_text[_at]) || _text[_at] is '-' or '.'))))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private bool Take(char what)
    {
        var taken = _at < _text.Length && _text[_at] == what;
        if (taken)
        {
            _at++;
            SkipSpace();
        }

        return taken;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && Space.Contains(_text[_at], StringComparison.Ordinal))
        {
            _at++;
        }
    }

    private T? Fail<T>(string problem)
        where T : class
    {
        _problem ??= problem;
        return null;
    }
}
