using System.Numerics;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Search;

/// <summary>How well each node fits the terms of a question: BM25 by field, the fields weighted, and more for nodes with more of the terms.</summary>
internal sealed class QueryScores
{
    private const double NameWeight = 10;
    private const double PathWeight = 3;
    private const double TypeWeight = 2;
    private const double DescriptionWeight = 1;

    // The usual constants of BM25.
    private const double Saturation = 1.2;
    private const double LengthWeight = 0.75;

    private const double MeanNameLength = 2;
    private const double WholeNameFactor = 1.5;
    private const double DepthFactor = 0.03;
    private const double OldFactor = 0.4;

    private readonly SchemaIndex _index;
    private readonly double[] _own;
    private readonly ushort[] _ownTerms;
    private readonly ushort[] _nameTerms;
    private readonly ushort[] _pathTerms;
    private readonly int[] _depths;
    private readonly double[] _pathParts;

    public QueryScores(SchemaIndex index, QueryTerm[] terms)
    {
        var count = index.Nodes.Length;
        _index = index;
        _own = new double[count];
        _ownTerms = new ushort[count];
        _nameTerms = new ushort[count];
        _pathTerms = new ushort[count];
        _depths = new int[count];
        _pathParts = new double[terms.Length];
        for (var term = 0; term < terms.Length; term++)
        {
            _pathParts[term] = PathWeight;
            foreach (var word in terms[term].Words)
            {
                Names(term, word, terms[term].Weight);
                Texts(index.Types, term, word, terms[term].Weight * TypeWeight);
                Texts(index.Descriptions, term, word, terms[term].Weight * DescriptionWeight);
            }
        }

        Paths(terms);
    }

    /// <summary>The score of a node; 0 when none of the terms is in its own name, type or description.</summary>
    public double Of(int id)
    {
        if (_ownTerms[id] == 0)
        {
            return 0;
        }

        var score = _own[id];
        var onlyAbove = _pathTerms[id] & ~_nameTerms[id];
        for (var term = 0; term < _pathParts.Length; term++)
        {
            score += (onlyAbove & (1 << term)) != 0 ? _pathParts[term] : 0;
        }

        var share = (double)BitOperations.PopCount((uint)(_ownTerms[id] | _pathTerms[id])) / _pathParts.Length;
        var old = _index.Nodes[id].Status == NodeStatus.Current ? 1 : OldFactor;
        return score * share * share * old * WholeName(id) / (1 + (DepthFactor * _depths[id]));
    }

    private double WholeName(int id)
    {
        var named = BitOperations.PopCount(_nameTerms[id]);
        return named > 0 && named == Length(id) ? WholeNameFactor : 1;
    }

    private int Length(int id) => SearchWords.OfName(_index.Nodes[id].Name).Count();

    private void Names(int term, int word, double weight)
    {
        var nodes = _index.Names[word];
        var rarity = Rarity(nodes.Length, _index.Nodes.Length);
        _pathParts[term] = Math.Max(_pathParts[term], weight * PathWeight * rarity);
        foreach (var id in nodes)
        {
            _own[id] += weight * NameWeight * rarity * Frequency(Length(id), MeanNameLength);
            _ownTerms[id] |= (ushort)(1 << term);
            _nameTerms[id] |= (ushort)(1 << term);
        }
    }

    private void Texts(SharedTexts texts, int term, int word, double weight)
    {
        var found = texts.Words[word];
        var rarity = Rarity(found.Length, texts.Lengths.Length);
        foreach (var text in found)
        {
            var part = weight * rarity * Frequency(texts.Lengths[text], texts.MeanLength);
            foreach (var id in texts.Users[text])
            {
                _own[id] += part;
                _ownTerms[id] |= (ushort)(1 << term);
            }
        }
    }

    // Nodes stand behind their parents, so one pass hands the terms of the names above down. A module's name counts as one of these.
    private void Paths(QueryTerm[] terms)
    {
        var modules = new Dictionary<YangModule, ushort>();
        for (var id = 0; id < _depths.Length; id++)
        {
            var module = _index.Nodes[id].Module;
            if (!modules.TryGetValue(module, out var named))
            {
                modules.Add(module, named = TermsIn(module.Name, terms));
            }

            _pathTerms[id] = named;
            if (_index.Parents[id] is >= 0 and var parent)
            {
                _pathTerms[id] |= (ushort)(_pathTerms[parent] | _nameTerms[parent]);
                _depths[id] = _depths[parent] + 1;
            }
        }
    }

    private static ushort TermsIn(string name, QueryTerm[] terms)
    {
        var words = SearchWords.OfName(name).ToList();
        var mask = 0;
        for (var term = 0; term < terms.Length; term++)
        {
            mask |= words.Contains(terms[term].Text) ? 1 << term : 0;
        }

        return (ushort)mask;
    }

    private static double Rarity(int found, int all) => Math.Log(1 + ((all - found + 0.5) / (found + 0.5)));

    private static double Frequency(double length, double mean) =>
        (Saturation + 1) / (1 + (Saturation * (1 - LengthWeight + (LengthWeight * length / mean))));
}
