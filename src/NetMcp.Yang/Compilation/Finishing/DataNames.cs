using NetMcp.Yang.Compilation.Expansion;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>The names of the data nodes below one data node, those of all cases of all choices among them (RFC 7950 section 7.9.2).</summary>
internal sealed class DataNames
{
    private readonly Dictionary<(string Module, string Name), NodeDraft> _taken = [];

    /// <summary>Takes the name of a node.</summary>
    /// <returns>The node that has it already, or null.</returns>
    public NodeDraft? Take(NodeDraft draft)
    {
        var key = (draft.Module.Name, draft.Name);
        return _taken.TryAdd(key, draft) ? null : _taken[key];
    }
}
