using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Schema;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>Reads the bases of an identityref (RFC 7950 section 9.10.2).</summary>
internal static class IdentityRestriction
{
    public static bool Apply(TypeResolver types, Restriction restriction)
    {
        var bases = new List<YangIdentity>();
        var isWhole = true;
        foreach (var statement in restriction.Statement.FindAll("base"))
        {
            if (bases.Count > 0 && !restriction.Scope.Unit.IsYang11)
            {
                types.Context.Error(DiagnosticIds.SeveralBases, statement, "An identityref of YANG 1 has one base only.");
            }

            var name = QName.Parse(statement.Argument);
            if (types.Context.Resolve(name.Prefix, restriction.Scope, statement) is not { } module)
            {
                isWhole = false;
            }
            else if (module.Identities.TryGetValue(name.Name, out var definition))
            {
                // One that is off by its features can be a base all the same: others derived from it may be on.
                bases.Add(types.Identities.Get(definition));
            }
            else
            {
                types.Context.Error(DiagnosticIds.UnknownIdentity, statement, $"The module {Quote.Of(module.Name)} has no identity {Quote.Of(name.Name)}.");
                isWhole = false;
            }
        }

        restriction.Result.IdentityBases = [.. bases];
        return isWhole;
    }
}
