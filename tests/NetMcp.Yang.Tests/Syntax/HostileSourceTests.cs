using System.Text;
using NetMcp.Yang.Diagnostics;
using NetMcp.Yang.Syntax;

namespace NetMcp.Yang.Tests.Syntax;

/// <summary>Texts made to hurt: each ends in a diagnostic, in memory that is in proportion to its length.</summary>
public sealed class HostileSourceTests
{
    private const int Million = 1_000_000;
    private const string Header = "module m { yang-version 1.1; namespace urn:m; prefix m; ";

    private static readonly Dictionary<string, Func<string>> Texts = new()
    {
        ["nested containers"] = () => Header + Repeat("container c{", Million),
        ["nested extensions"] = () => Header + Repeat("m:e{", Million),
        ["nested braces"] = () => Header + Repeat("{", Million),
        ["closing braces"] = () => Header + Repeat("}", Million),
        ["semicolons"] = () => Header + Repeat(";", Million),
        ["double quotes"] = () => Header + Repeat("\"", Million),
        ["single quotes"] = () => Header + Repeat("'", Million + 1),
        ["backslashes"] = () => Header + "description \"" + Repeat("\\", Million),
        ["unknown escapes"] = () => Header + "description \"" + Repeat("\\d", Million) + "\"; }",
        ["plus signs"] = () => Header + "description " + Repeat("+ ", Million) + "; }",
        ["concatenation without end"] = () => Header + "description ''" + Repeat("+''", Million) + "+",
        ["block comment without end"] = () => Header + "/*" + Repeat("/*", Million),
        ["carriage returns in a comment"] = () => Header + "/*" + Repeat("\r", Million) + "*/ }",
        ["carriage returns"] = () => Header + Repeat("\r", Million) + " }",
        ["string without end"] = () => Header + "description \"" + Repeat("\n\t x \t", Million),
        ["quotes in an unquoted string"] = () => Header + "description a" + Repeat("\"", Million) + "; }",
        ["NULs"] = () => Header + Repeat("\0", Million) + "; }",
        ["NULs as keywords"] = () => Header + Repeat("\0;", Million) + "}",
        ["halves of surrogate pairs"] = () => Header + "description \"" + Repeat("\uDC00\uD800", Million) + "\"; }",
        ["unknown keywords"] = () => Header + Repeat("x y;", Million / 2) + "}",
        ["illegal arguments"] = () => Header + Repeat("container 1;", Million / 2) + "}",
        ["repeated statements"] = () => Header + Repeat("contact c;", Million / 2) + "}",
        ["one word"] = () => Repeat("x", 4 * Million),
        ["one identifier"] = () => Header + "container " + Repeat("x", 4 * Million) + "{ config x; } }",
        ["parentheses"] = () => Header + "container c { if-feature \"" + Repeat("(", 4 * Million) + "\"; } }",
        ["predicates"] = () => Header + "leaf l { type leafref { path \"/a" + Repeat("[k=current()/../b]", Million / 4) + " | \"; } } }",
        ["range parts"] = () => Header + "leaf l { type int8 { range \"1" + Repeat(" | 1", Million) + " |\"; } } }",
        ["keys"] = () => Header + "list l { key \"" + Repeat("k \t\n", Million) + "\"; leaf k { type string; } } }",
        ["modules behind modules"] = () => Repeat("module m { } ", Million / 4),
        ["too many statements"] = () => Header + Repeat("m:e;", Million + 10) + "}",
    };

    public static TheoryData<string> Names => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void HostileText_EndsInErrors_WithinBounds(string name)
    {
        var text = Texts[name]();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = Parsing.Text(text);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.False(result.Succeeded);
        Assert.InRange(result.Diagnostics.Length, 1, 501);
        Assert.InRange(allocated, 0, (text.Length * 64L) + (8 * Million));
    }

    [Fact]
    public void HugeString_WithinTheSourceLimit_IsRead()
    {
        var text = Repeat("x \n", 5 * Million);

        var result = Parsing.Text(Header + "description '" + text + "'; }");

        Assert.True(result.Succeeded);
        Assert.Equal(text, result.Root!.Find("description")!.Argument);
    }

    [Fact]
    public void Source_LongerThanTheLimit_IsNotRead()
    {
        var result = Parsing.Text(Header + "}", new() { MaxSourceLength = 20 });

        Assert.Null(result.Root);
        Assert.Equal([DiagnosticIds.SourceTooLong], result.Errors());
    }

    [Fact]
    public void Nesting_DeeperThanTheLimit_IsOneErrorWhereItHappens()
    {
        var limits = new YangParseLimits { MaxDepth = 3 };

        Assert.True(Parsing.Text(Header + "container a { container b { config true; } } }", limits).Succeeded);
        var tooDeep = Parsing.Text(Header + "container a { container b { container c { config true; } } } }", limits);

        var found = Assert.Single(tooDeep.Diagnostics);
        Assert.Equal((DiagnosticIds.NestedTooDeep, Header.Length + 41), (found.Id, found.Position.Column));
        Assert.Equal("c", tooDeep.Root!.Find("container")!.Find("container")!.Find("container")!.Argument);
    }

    [Fact]
    public void Statements_MoreThanTheLimit_AreOneError()
    {
        Assert.True(Parsing.Text(Header + "}", new() { MaxStatements = 4 }).Succeeded);
        Assert.Equal([DiagnosticIds.TooManyStatements], Parsing.Text(Header + "contact x; }", new() { MaxStatements = 4 }).Errors());
    }

    [Fact]
    public void Nesting_AllowedWithoutBound_NeedsNoThreadStack()
    {
        const int Depth = 200_000;
        var text = Header + Repeat("container c{", Depth) + Repeat("}", Depth) + "}";
        YangParseResult? result = null;

        var thread = new Thread(() => result = Parsing.Text(text, new() { MaxDepth = int.MaxValue }), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.True(result!.Succeeded);
    }

    [Fact]
    public void ErrorBehindMoreWarningsThanAreKept_StillDecidesTheVerdict()
    {
        var warnings = Repeat("revision 2023-02-30;", 2000);

        var harmless = Parsing.Text(Header + warnings + "}");
        var faulty = Parsing.Text(Header + warnings + "container 1; }");

        Assert.True(harmless.Succeeded);
        Assert.Equal(DiagnosticIds.TooManyFindings, harmless.Diagnostics[^1].Id);
        Assert.False(faulty.Succeeded);
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
