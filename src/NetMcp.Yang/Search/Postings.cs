namespace NetMcp.Yang.Search;

/// <summary>Which documents a word is in: all lists in one array, for a device may have a hundred thousand nodes.</summary>
internal sealed class Postings
{
    private readonly int[] _starts;
    private readonly int[] _documents;

    private Postings(int[] starts, int[] documents)
    {
        _starts = starts;
        _documents = documents;
    }

    /// <summary>The documents of a word (or of whatever the lists are kept by), ascending.</summary>
    public ReadOnlySpan<int> this[int word] =>
        word + 1 < _starts.Length ? _documents.AsSpan(_starts[word], _starts[word + 1] - _starts[word]) : [];

    /// <summary>Sorts pairs into lists.</summary>
    /// <param name="pairs">Word and document; those of a word come with ascending documents.</param>
    /// <param name="words">How many words there are.</param>
    public static Postings Of(List<(int Word, int Document)> pairs, int words)
    {
        var starts = new int[words + 1];
        foreach (var (word, _) in pairs)
        {
            starts[word + 1]++;
        }

        for (var word = 0; word < words; word++)
        {
            starts[word + 1] += starts[word];
        }

        var next = starts.AsSpan(0, words).ToArray();
        var documents = new int[pairs.Count];
        foreach (var (word, document) in pairs)
        {
            documents[next[word]++] = document;
        }

        return new Postings(starts, documents);
    }
}
