using NetMcp.Yang.Compilation.Names;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.XPath;

namespace NetMcp.Yang.Compilation.Types;

/// <summary>Reads the path of a leafref (RFC 7950 section 9.9.2) and require-instance (sections 9.9.3 and 9.13.1).</summary>
internal static class LeafRefRestriction
{
    public static bool Apply(TypeResolver types, Restriction restriction)
    {
        ReadRequireInstance(restriction);
        if (restriction.Statement.Find("path") is not { } path)
        {
            return true;
        }

        if (types.LeafRefs.Read(path, restriction.Scope) is not { } parsed)
        {
            return false;
        }

        var names = new ExpressionNames(restriction.Scope.Unit, restriction.Scope.Unit.Module);
        if (!XPathParser.TryParse(path.Argument ?? "", names, out var expression, out var error))
        {
            types.Context.Error(DiagnosticIds.BadLeafRefPath, path, $"The path {Quote.Of(path.Argument)}: {error.Message}");
            return false;
        }

        restriction.Result.LeafRefPath = expression;
        types.LeafRefs.Know(expression, new(path, restriction.Scope, parsed));
        return true;
    }

    public static bool ReadRequireInstance(Restriction restriction)
    {
        if (restriction.Statement.Find("require-instance") is { } statement)
        {
            restriction.Result.RequireInstance = statement.Argument != "false";
        }

        return true;
    }
}
