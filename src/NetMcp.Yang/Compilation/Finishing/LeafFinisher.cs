using NetMcp.Yang.Compilation.Expansion;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Compilation.Types;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Finishing;

/// <summary>Finishes leafs (RFC 7950 section 7.6) and leaf-lists (section 7.7), but for what needs other nodes.</summary>
internal sealed class LeafFinisher(CompileContext context, TypeResolver types, LateWork late)
{
    /// <summary>Fills the node in.</summary>
    /// <returns>Whether it has a type; without one it is left out.</returns>
    public bool Finish(NodeDraft draft, SchemaNode node)
    {
        if (draft.Find("type") is not { } property || types.Resolve(property.Statement, property.Scope) is not { } type)
        {
            return false;
        }

        var units = draft.Argument("units") ?? type.Units;
        if (node is LeafNode leaf)
        {
            leaf.Type = type;
            leaf.WrittenType = property.Statement.Argument;
            leaf.Units = units;
            leaf.Mandatory = draft.Argument("mandatory") == "true";
            if (leaf.Mandatory && draft.Find("default") is { } mandatoryDefault)
            {
                context.Error(DiagnosticIds.MandatoryWithDefault, mandatoryDefault.Statement, $"The leaf {Quote.Of(draft.Name)} is mandatory, so it has no default.");
            }
        }
        else if (node is LeafListNode leafList)
        {
            leafList.Type = type;
            leafList.WrittenType = property.Statement.Argument;
            leafList.Units = units;
            leafList.IsOrderedByUser = node.IsConfig && draft.Argument("ordered-by") == "user";
            (leafList.MinElements, leafList.MaxElements) = ElementCounts.Read(context, draft);
            if (leafList.MinElements > 0 && draft.Find("default") is { } requiredDefault)
            {
                context.Error(DiagnosticIds.MandatoryWithDefault, requiredDefault.Statement, $"The leaf-list {Quote.Of(draft.Name)} needs entries, so it has no default.");
            }
        }

        late.Leafs.Add(new(draft, node, late.Template));
        return true;
    }
}
