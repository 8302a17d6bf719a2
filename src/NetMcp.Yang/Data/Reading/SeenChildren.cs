namespace NetMcp.Yang.Data.Reading;

/// <summary>Which of a node's possible children have been there.</summary>
internal struct SeenChildren
{
    private ulong _first;
    private HashSet<int>? _others;

    /// <summary>Notes a child by its index.</summary>
    /// <returns>False when it has been there before.</returns>
    public bool Add(int index)
    {
        if (index >= 64)
        {
            return (_others ??= []).Add(index);
        }

        var bit = 1UL << index;
        var isNew = (_first & bit) == 0;
        _first |= bit;
        return isNew;
    }

    /// <summary>Forgets a child.</summary>
    public void Remove(int index)
    {
        _first &= index >= 64 ? ulong.MaxValue : ~(1UL << index);
        if (index >= 64)
        {
            _others?.Remove(index);
        }
    }
}
