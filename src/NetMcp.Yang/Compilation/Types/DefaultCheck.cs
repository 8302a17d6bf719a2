using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;
using NetMcp.Yang.Types;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>Checks that defaults are values of their types (RFC 7950 sections 7.3.4, 7.6.4 and 7.7.4).</summary>
internal static class DefaultCheck
{
    /// <summary>Gives a typedef's type its default: its own, or that of the type below, which has to be legal here still.</summary>
    public static void OfTypedef(TypeResolver types, Definition typedef, YangType type)
    {
        var statement = typedef.Statement.Find("default");
        if (statement is null)
        {
            if (type.Default is not null && !IsValue(types, type, type.Default, new CanonicalNames(), out _, out var why))
            {
                types.Context.Error(
                    DiagnosticIds.BadDefault,
                    typedef.Statement,
                    $"The default {Quote.Of(type.Default)} of the base type is none of {Quote.Of(type.TypedefName)}, which has to have one of its own: {why}");
                type.Default = null;
            }

            return;
        }

        type.Default = Read(types, type, statement, typedef.Scope.Unit);
    }

    /// <summary>The default that a statement gives, in canonical form; null, reported, when it is no value of the type.</summary>
    /// <param name="types">The types.</param>
    /// <param name="type">The type.</param>
    /// <param name="statement">The default statement.</param>
    /// <param name="unit">The text that the statement stands in: names without a prefix are of its module, also in a grouping.</param>
    public static string? Read(TypeResolver types, YangType type, YangStatement statement, SourceUnit unit)
    {
        // The first value of a type makes an index of what it allows; that of identities is one for all types with the same base.
        if (!types.Context.Budget.TryTakeNodes((type.Enums.Length + type.Bits.Length) / 8, statement)
            || !types.Context.Budget.TryTakeWork(1 + (statement.Argument?.Length ?? 0), statement))
        {
            return null;
        }

        foreach (var root in type.IdentityBases.Where(types.Indexed.Add))
        {
            if (!types.Context.Budget.TryTakeNodes(root.DerivedIndex.Count / 2, statement))
            {
                return null;
            }
        }

        if (IsValue(types, type, statement.Argument ?? "", new UnitNames(unit), out var canonical, out var why))
        {
            if (unit.IsYang11 && ConditionalDefaults.IsOne(types, type, canonical))
            {
                types.Context.Error(
                    DiagnosticIds.BadDefault,
                    statement,
                    $"The default {Quote.Of(statement.Argument)} depends on a feature, which a default must not (RFC 7950 section 7.6.4).");
            }

            return canonical;
        }

        types.Context.Error(DiagnosticIds.BadDefault, statement, $"The default {Quote.Of(statement.Argument)} is no value of its type: {why}");
        return null;
    }

    /// <summary>Whether a text is a value of a type; what a leafref refers to is not known in a typedef, so there anything is.</summary>
    public static bool IsValue(TypeResolver types, YangType type, string text, IValueNames names, out string canonical, out string? why)
    {
        canonical = text;
        why = null;
        if (type.Base == YangBaseType.Empty)
        {
            why = "type empty has no default (RFC 7950 section 9.11).";
            return false;
        }

        if (types.Unions.HasLeafRef(type) && !LeafRefsBound(type))
        {
            return true;
        }

        if (ValueReader.TryRead(type, text, ValueForm.Schema, names, out canonical, out _, out var error))
        {
            return true;
        }

        why = error.Message;
        return false;
    }

    private static bool LeafRefsBound(YangType type) =>
        type.Base == YangBaseType.LeafRef ? type.LeafRefTarget is not null
        : type.Base != YangBaseType.Union || type.Members.All(LeafRefsBound);
}
