using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>Resolves the members of a union (RFC 7950 section 9.12).</summary>
internal static class UnionRestriction
{
    public static bool Apply(TypeResolver types, Restriction restriction)
    {
        var members = new List<YangType>();
        var isWhole = true;
        foreach (var statement in restriction.Statement.FindAll("type"))
        {
            if (types.Resolve(statement, restriction.Scope) is not { } member)
            {
                isWhole = false;
                continue;
            }

            // It is wrong, and what it means is clear nevertheless; YANG 1.1 allows it.
            if (!restriction.Scope.Unit.IsYang11 && member.Base is YangBaseType.Empty or YangBaseType.LeafRef)
            {
                types.Context.Error(
                    DiagnosticIds.RestrictionNotAllowed,
                    statement,
                    $"In YANG 1 {BuiltInTypes.NameOf(member.Base)} cannot be in a union (RFC 6020 section 9.12).");
            }

            members.Add(member);
        }

        restriction.Result.Members = [.. members];
        if (types.Unions.TryAdd(restriction.Result))
        {
            return isWhole;
        }

        types.Context.Error(
            DiagnosticIds.TypeTooLarge,
            restriction.Statement,
            $"The members of this union come to more than {UnionTable.MaxMembers}, those of the unions in it counted.");
        return false;
    }
}
