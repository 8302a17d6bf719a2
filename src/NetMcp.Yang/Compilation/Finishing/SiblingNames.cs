using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>The names taken right below one schema node (RFC 7950 section 6.2.1), and in the data below it (section 7.9.2).</summary>
internal sealed class SiblingNames(CompileContext context, DataNames dataNames)
{
    private readonly Dictionary<(string Module, string Name), NodeDraft> _taken = [];

    /// <summary>Takes the name of a node; false, reported, when it is taken.</summary>
    public bool TryTake(NodeDraft draft)
    {
        var isData = draft.Kind is not (SchemaNodeKind.Choice or SchemaNodeKind.Case);
        var key = (draft.Module.Name, draft.Name);
        var other = !_taken.TryAdd(key, draft) ? _taken[key] : isData ? dataNames.Take(draft) : null;
        if (other is null)
        {
            return true;
        }

        context.Error(
            DiagnosticIds.DuplicateNode,
            draft.Statement,
            $"A {NodeKinds.KeywordOf(other.Kind)} {Quote.Of(draft.Name)} is here already, from {other.Statement.Position}.");
        return false;
    }
}
