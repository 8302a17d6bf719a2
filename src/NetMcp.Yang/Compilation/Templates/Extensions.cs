using NetMcp.Yang.Compilation.Loading;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Compilation.Templates;

/// <summary>Recognises the extension statements that mean something to the compiler.</summary>
internal static class Extensions
{
    public static bool Is(YangStatement statement, SourceUnit unit, string module, string keyword) =>
        statement.Prefix is not null
        && statement.Keyword == keyword
        && unit.TryResolve(statement.Prefix, out var owner)
        && owner?.Name == module;
}
