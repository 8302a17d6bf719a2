using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>
/// The names taken below one node (RFC 7950 section 6.2.1). The nodes of all cases of all its choices are among them, for choices and cases
/// do not show in data (section 7.9.2); each choice keeps the names of its cases itself.
/// </summary>
internal sealed class SiblingNames(CompileContext context)
{
    private readonly Dictionary<(string Module, string Name, bool IsData), NodeDraft> _taken = [];

    /// <summary>Takes the name of a node; false, reported, when it is taken.</summary>
    public bool TryTake(NodeDraft draft)
    {
        var key = (draft.Module.Name, draft.Name, draft.Kind is not (SchemaNodeKind.Choice or SchemaNodeKind.Case));
        if (_taken.TryAdd(key, draft))
        {
            return true;
        }

        context.Error(
            DiagnosticIds.DuplicateNode,
            draft.Statement,
            $"A {NodeKinds.KeywordOf(_taken[key].Kind)} {Quote.Of(draft.Name)} is here already, from {_taken[key].Statement.Position}.");
        return false;
    }
}
