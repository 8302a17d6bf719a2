namespace NetMcp.Yang.Syntax.Grammar;

/// <summary>Walks over an argument, and remembers white space where the grammar has none.</summary>
internal ref struct ArgumentCursor(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>Whether white space was passed that should not be there.</summary>
    public bool SawStraySpace { get; private set; }

    public readonly bool AtEnd => _rest.IsEmpty;

    public readonly char Current => _rest.IsEmpty ? '\0' : _rest[0];

    public readonly ArgumentVerdict Verdict => !AtEnd ? ArgumentVerdict.Wrong : SawStraySpace ? ArgumentVerdict.Lax : ArgumentVerdict.Right;

    /// <summary>Passes white space where it may be (optsep).</summary>
    /// <returns>Whether there was any.</returns>
    public bool SkipSpace()
    {
        var before = _rest.Length;
        _rest = _rest.TrimStart(" \t\r\n");
        return _rest.Length < before;
    }

    /// <summary>Passes white space where none should be.</summary>
    public void SkipStraySpace() => SawStraySpace |= SkipSpace();

    public bool TryTake(char c)
    {
        if (Current != c || AtEnd)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    public bool TryTake(ReadOnlySpan<char> word)
    {
        if (!_rest.StartsWith(word))
        {
            return false;
        }

        _rest = _rest[word.Length..];
        return true;
    }

    /// <summary>Takes a name with or without prefix (identifier-ref, node-identifier); empty when there is none.</summary>
    public ReadOnlySpan<char> TakeReference()
    {
        var length = Identifiers.ReferenceLengthAtStart(_rest);
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    public bool TryTakeReference() => !TakeReference().IsEmpty;

    /// <summary>Takes digits without leading zeros (non-negative-integer-value), or with them.</summary>
    public bool TryTakeDigits(bool leadingZeros)
    {
        var length = _rest.IndexOfAnyExceptInRange('0', '9');
        length = length < 0 ? _rest.Length : length;
        if (length == 0 || (!leadingZeros && length > 1 && _rest[0] == '0'))
        {
            return false;
        }

        _rest = _rest[length..];
        return true;
    }
}
