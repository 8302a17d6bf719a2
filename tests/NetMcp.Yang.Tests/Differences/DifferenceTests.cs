using System.Text;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Data;
using NetMcp.Yang.Validation;

namespace NetMcp.Yang.Tests.Differences;

/// <summary>Where yanglint and NetMcp read a pattern, a value or an expression differently, and that they still do.</summary>
public sealed class DifferenceTests
{
    private const string Begin = "<!-- from DifferenceTests: begin -->\n";
    private const string End = "<!-- from DifferenceTests: end -->";

    [RequiresFact(Prerequisite.Yanglint)]
    public async Task EachDifference_IsOne()
    {
        foreach (var difference in Difference.All)
        {
            var module = $"module m {{ yang-version 1.1; namespace \"urn:m\"; prefix m; leaf a {{ {difference.Type} }} }}";
            var document = $"<a xmlns=\"urn:m\">{difference.Value}</a>";

            Assert.Equal(
                (difference.Type, difference.Yanglint, difference.Here),
                (difference.Type, await VerdictOfYanglintAsync(module, document), VerdictHere(module, document)));
        }
    }

    [Fact]
    public void Page_ListsThem()
    {
        var file = Repository.Path("docs", "protocols", "yang.md");
        var page = File.ReadAllText(file);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var wanted = page[..begin] + Render() + page[page.IndexOf(End, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("NETMCP_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(file, wanted);
            page = wanted;
        }

        Assert.True(page == wanted, "docs/protocols/yang.md does not list the differences: run this test with NETMCP_UPDATE_DOCS=1");
    }

    private static async Task<string> VerdictOfYanglintAsync(string module, string document)
    {
        using var folder = new TempDirectory();
        var file = folder.Write("m.yang", module);
        if (await Yanglint.FindErrorAsync(file, []) is not null)
        {
            return Difference.NoModule;
        }

        return Assert.Single(await YanglintSession.JudgeAsync([file], [], [(document, false)])).Json is null ? Difference.NoValue : Difference.Taken;
    }

    private static string VerdictHere(string module, string document)
    {
        var compilation = YangCompiler.Compile(new CompileRequest([new("m")], new TextSources(module)));
        if (!compilation.Succeeded)
        {
            return Difference.NoModule;
        }

        var read = XmlDataReader.Read(document, compilation.Schema);
        return read.Succeeded && YangValidator.Validate(read.Tree!).IsValid ? Difference.Taken : Difference.NoValue;
    }

    private static string Render()
    {
        var text = new StringBuilder("\n| In the leaf | Value | yanglint 2.1.30 | here | decided by |\n| --- | --- | --- | --- | --- |\n");
        foreach (var row in Difference.All)
        {
            text.Append("| `").Append(row.Type.Replace("|", "\\|", StringComparison.Ordinal)).Append("` | `").Append(row.Value)
                .Append("` | ").Append(row.Yanglint).Append(" | ").Append(row.Here).Append(" | ").Append(row.DecidedBy).Append(" |\n");
        }

        return text.Append('\n').ToString();
    }
}
