using NetMcp.Yang.Compilation.Features;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Expansion;

/// <summary>Applies a refine statement (RFC 7950 section 7.13.2).</summary>
internal static class Refiner
{
    public static void Apply(CompileContext context, FeatureSet features, YangStatement refine, Scope scope, NodeDraft target)
    {
        var defaults = new List<Property>();
        foreach (var statement in refine.Children)
        {
            var property = new Property(statement, scope);
            if (statement.Prefix is not null)
            {
                (target.AddedExtensions ??= []).Add(property);
                continue;
            }

            if (!Allows(target.Kind, statement.Keyword, scope.Unit.IsYang11))
            {
                context.Error(
                    DiagnosticIds.BadRefine,
                    statement,
                    $"A {statement.Keyword} cannot refine the {NodeKinds.KeywordOf(target.Kind)} {Quote.Of(target.Name)}.");
                continue;
            }

            switch (statement.Keyword)
            {
                case "must":
                    target.Add("must", property);
                    break;
                case "if-feature":
                    target.Add("if-feature", property);
                    break;
                case "default":
                    defaults.Add(property);
                    break;
                default:
                    target.Replace(statement.Keyword, property);
                    break;
            }
        }

        target.IsDisabled |= !features.Holds(refine, scope);
        if (defaults.Count > 0)
        {
            // The defaults of a leaf-list are replaced together.
            target.Replace("default", defaults);
        }
    }

    private static bool Allows(SchemaNodeKind kind, string keyword, bool isYang11) => keyword switch
    {
        "description" or "reference" => true,
        "config" => kind is not (SchemaNodeKind.Case or SchemaNodeKind.Input or SchemaNodeKind.Output
            or SchemaNodeKind.Action or SchemaNodeKind.Notification or SchemaNodeKind.Rpc),
        "default" => kind is SchemaNodeKind.Leaf or SchemaNodeKind.Choice || (kind is SchemaNodeKind.LeafList && isYang11),
        "mandatory" => kind is SchemaNodeKind.Leaf or SchemaNodeKind.Choice or SchemaNodeKind.AnyData or SchemaNodeKind.AnyXml,
        "presence" => kind is SchemaNodeKind.Container,
        "must" => kind is SchemaNodeKind.Container or SchemaNodeKind.List or SchemaNodeKind.Leaf or SchemaNodeKind.LeafList
            or SchemaNodeKind.AnyData or SchemaNodeKind.AnyXml,
        "min-elements" or "max-elements" => kind is SchemaNodeKind.List or SchemaNodeKind.LeafList,
        "if-feature" => isYang11 && kind is SchemaNodeKind.Container or SchemaNodeKind.List or SchemaNodeKind.Leaf or SchemaNodeKind.LeafList
                or SchemaNodeKind.Choice or SchemaNodeKind.Case or SchemaNodeKind.AnyData or SchemaNodeKind.AnyXml,
        _ => false,
    };
}
