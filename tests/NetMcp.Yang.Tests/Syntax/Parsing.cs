using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Syntax;

/// <summary>Short ways to a parsed module for the tests of this folder.</summary>
internal static class Parsing
{
    /// <summary>A text as it is.</summary>
    public static YangParseResult Text(string text, YangParseLimits? limits = null) => YangParser.Parse(new("m.yang", text), limits);

    /// <summary>Statements in a YANG 1.1 module.</summary>
    public static YangParseResult Body(string statements) => Text(Module("yang-version 1.1;", statements));

    /// <summary>Statements in a YANG 1 module.</summary>
    public static YangParseResult BodyOfVersion1(string statements) => Text(Module("", statements));

    /// <summary>The argument of a description whose text, quotes and all, is given; the parse must have found nothing.</summary>
    public static string Argument(string literal, bool version1 = false)
    {
        var statements = "description " + literal + ";";
        var result = version1 ? BodyOfVersion1(statements) : Body(statements);
        Assert.Empty(result.Diagnostics);
        return result.Root!.Find("description")!.Argument!;
    }

    /// <summary>The ids of the errors.</summary>
    public static string[] Errors(this YangParseResult result) =>
        [.. result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error).Select(item => item.Id)];

    private static string Module(string version, string statements) =>
        $"module m {{ {version} namespace \"urn:m\"; prefix m;\n{statements}\n}}";
}
