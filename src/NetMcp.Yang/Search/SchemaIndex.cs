using System.Runtime.CompilerServices;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Search;

/// <summary>The words of a schema and where they stand. Immutable, built on first use and kept as long as its schema is.</summary>
internal sealed class SchemaIndex
{
    private static readonly ConditionalWeakTable<YangSchema, Lazy<SchemaIndex>> Indexes = [];

    private readonly Dictionary<string, int> _words;

    public SchemaIndex(Dictionary<string, int> words, SchemaNode[] nodes, int[] parents, Postings names, SharedTexts descriptions, SharedTexts types)
    {
        _words = words;
        Nodes = nodes;
        Parents = parents;
        Names = names;
        Descriptions = descriptions;
        Types = types;
    }

    /// <summary>The nodes that can be found, each behind the one above it.</summary>
    public SchemaNode[] Nodes { get; }

    /// <summary>The number of the node above, or -1.</summary>
    public int[] Parents { get; }

    /// <summary>The nodes in whose name a word is.</summary>
    public Postings Names { get; }

    public SharedTexts Descriptions { get; }

    /// <summary>Types with their typedefs' names, enums, bits and identities.</summary>
    public SharedTexts Types { get; }

    public static SchemaIndex Of(YangSchema schema) =>
        Indexes.GetValue(schema, key => new Lazy<SchemaIndex>(() => new SchemaIndexBuilder().Build(key))).Value;

    /// <summary>The number of a word, or -1.</summary>
    public int Word(string word) => _words.GetValueOrDefault(word, -1);

    /// <summary>The words that begin so: asked only for a word that is not there itself.</summary>
    public IEnumerable<int> WordsBeginning(string start) =>
        _words.Where(word => word.Key.StartsWith(start, StringComparison.Ordinal)).Select(word => word.Value);
}
