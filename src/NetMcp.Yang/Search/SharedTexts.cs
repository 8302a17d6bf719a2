namespace NetMcp.Yang.Search;

/// <summary>Texts that several nodes share: which of them a word is in, and which nodes have them.</summary>
/// <param name="Words">The texts that a word is in.</param>
/// <param name="Users">The nodes that have a text.</param>
/// <param name="Lengths">How many different words a text has.</param>
internal sealed record SharedTexts(Postings Words, Postings Users, ushort[] Lengths)
{
    /// <summary>The mean length, at least 1.</summary>
    public double MeanLength { get; } = Math.Max(1, Lengths.Length == 0 ? 1 : Lengths.Average(length => length));
}
