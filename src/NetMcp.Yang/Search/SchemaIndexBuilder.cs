using NetMcp.Yang.Schema;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Search;

/// <summary>
/// Reads a schema into an index. A grouping's descriptions and types are one object at all of its uses: they are read once each, and
/// an index of a model with fifty thousand nodes stays at a few megabytes.
/// </summary>
internal sealed class SchemaIndexBuilder
{
    // Interface types are 300 identities, and a leaf that takes them is found by any; beyond that a list of values is no help in a search.
    private const int MostValueWords = 2_000;

    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly List<SchemaNode> _nodes = [];
    private readonly List<int> _parents = [];
    private readonly List<(int Word, int Document)> _names = [];
    private readonly Texts _descriptions;
    private readonly Texts _types;

    public SchemaIndexBuilder()
    {
        _descriptions = new Texts(Word);
        _types = new Texts(Word);
    }

    public SchemaIndex Build(YangSchema schema)
    {
        foreach (var module in schema.Modules.Where(module => module.IsImplemented))
        {
            Add(module.Children, -1);
        }

        return new SchemaIndex(
            _words,
            [.. _nodes],
            [.. _parents],
            Postings.Of(_names, _words.Count),
            _descriptions.Finish(_words.Count),
            _types.Finish(_words.Count));
    }

    private int Word(string word)
    {
        if (!_words.TryGetValue(word, out var id))
        {
            id = _words.Count;
            _words.Add(word, id);
        }

        return id;
    }

    private void Add(IEnumerable<SchemaNode> nodes, int parent)
    {
        foreach (var node in nodes)
        {
            if (!node.IsDataNode)
            {
                // Nobody reads or writes a choice: what is in it counts as being where the choice is.
                Add(node.Children, parent);
                continue;
            }

            var id = _nodes.Count;
            _nodes.Add(node);
            _parents.Add(parent);
            foreach (var word in SearchWords.OfName(node.Name).Distinct())
            {
                _names.Add((Word(word), id));
            }

            if (node.Description is { } description)
            {
                _descriptions.Add(description, id, () => SearchWords.OfText(description));
            }

            if (TypeOf(node) is { } type)
            {
                _types.Add(type, id, () => TypeWords(type).Take(MostValueWords));
            }

            Add(node.Children, id);
        }
    }

    private static YangType? TypeOf(SchemaNode node) => node switch
    {
        LeafNode leaf => leaf.Type,
        LeafListNode leafList => leafList.Type,
        _ => null,
    };

    private static IEnumerable<string> TypeWords(YangType type)
    {
        foreach (var word in SearchWords.OfName(type.Base.YangName()))
        {
            yield return word;
        }

        for (var named = type; named is not null; named = named.Parent)
        {
            foreach (var word in SearchWords.OfName(named.TypedefName ?? ""))
            {
                yield return word;
            }
        }

        var values = type.Enums.Concat(type.Bits).Select(value => value.Name)
            .Concat(IdentityValues.Of(type).Select(identity => identity.Name));
        foreach (var word in values.SelectMany(SearchWords.OfName).Concat(type.Members.SelectMany(TypeWords)))
        {
            yield return word;
        }
    }

    /// <summary>Texts that many nodes share.</summary>
    private sealed class Texts(Func<string, int> wordOf)
    {
        private readonly Dictionary<object, int> _ids = new(ReferenceEqualityComparer.Instance);
        private readonly List<(int Word, int Document)> _words = [];
        private readonly List<(int Word, int Document)> _users = [];
        private readonly List<ushort> _lengths = [];

        public void Add(object text, int node, Func<IEnumerable<string>> words)
        {
            if (!_ids.TryGetValue(text, out var id))
            {
                id = _ids.Count;
                _ids.Add(text, id);
                var distinct = words().Distinct().Select(wordOf).ToList();
                _lengths.Add((ushort)Math.Min(distinct.Count, ushort.MaxValue));
                _words.AddRange(distinct.Select(word => (word, id)));
            }

            _users.Add((id, node));
        }

        public SharedTexts Finish(int words) => new(Postings.Of(_words, words), Postings.Of(_users, _ids.Count), [.. _lengths]);
    }
}
