using NetMcp.Yang.Schema;

namespace NetMcp.Devices.Reading;

/// <summary>Knows the schema node of each element that is open in a document.</summary>
/// <param name="schema">The schema; null for a device whose models are not known.</param>
/// <param name="output">Where the outermost elements stand: the output of an rpc; null for the top of a datastore.</param>
internal sealed class SchemaTrail(YangSchema? schema, OperationNode? output = null)
{
    private readonly Stack<SchemaNode?> _open = new();
    private readonly Dictionary<(SchemaNode? Parent, string Namespace, string Name), SchemaNode?> _found = [];

    /// <summary>The node of the innermost element, if the schema knows it.</summary>
    public SchemaNode? Current => _open.TryPeek(out var node) ? node : null;

    public void Enter(string @namespace, string name) => _open.Push(schema is null ? null : Find(@namespace, name));

    public void Leave() => _open.Pop();

    private SchemaNode? Find(string @namespace, string name)
    {
        var isTop = _open.Count == 0;
        if (!isTop && Current is null)
        {
            return null;
        }

        var key = (Current, @namespace, name);
        if (!_found.TryGetValue(key, out var node))
        {
            node = schema!.FindModuleByNamespace(@namespace) is not { } module ? null
                : !isTop ? Current!.FindDataChild(module.Name, name)
                : output is null ? schema.FindRoot(module.Name, name) : output.FindDataChild(module.Name, name, output: true);
            // Names repeat throughout a document; those of a hostile one must not fill the memory.
            if (_found.Count < 100_000)
            {
                _found.Add(key, node);
            }
        }

        return node;
    }
}
