namespace NetMcp.Yang.Search;

/// <summary>A word of a question and the indexed words that stand for it.</summary>
/// <param name="Text">The word as asked.</param>
/// <param name="Words">The indexed words.</param>
/// <param name="Weight">1 for the word itself, less for words that only begin like it.</param>
internal sealed record QueryTerm(string Text, IReadOnlyList<int> Words, double Weight)
{
    private const int ShortestStart = 3;
    private const int MostWords = 32;
    private const double StartWeight = 0.6;

    /// <summary>The term for a word; of a word that the schema does not have the words that begin like it.</summary>
    public static QueryTerm Of(SchemaIndex index, string word)
    {
        if (index.Word(word) is >= 0 and var id)
        {
            return new QueryTerm(word, [id], 1);
        }

        // People ask for "vlans" where the model says "vlan".
        var start = word.Length > ShortestStart && word[^1] == 's' ? word[..^1] : word;
        return new QueryTerm(word, start.Length < ShortestStart ? [] : [.. index.WordsBeginning(start).Take(MostWords)], StartWeight);
    }
}
