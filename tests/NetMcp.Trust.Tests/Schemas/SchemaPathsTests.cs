using NetMcp.Core.Access;
using NetMcp.Trust.Paths;
using NetMcp.Trust.Schemas;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Trust.Tests.Schemas;

/// <summary>Path tricks around a denied subtree, with a schema to see through them.</summary>
public sealed class SchemaPathsTests : IModuleSources
{
    private const string Module = """
        module m {
          yang-version 1.1; namespace "urn:m"; prefix m;
          container hosts {
            list host { key "number mask"; leaf number { type int32; } leaf mask { type bits { bit a; bit b; } } leaf secret { type string; } leaf-list port { type uint16; } }
          }
        }
        """;

    private static readonly YangSchema Schema = YangCompiler.Compile(new CompileRequest([new RequestedModule("m", null)], new SchemaPathsTests())).Schema;

    private static readonly PathRules Rules = new(null, [NodePath.Parse("/m:hosts/host[number='7'][mask='a b']"), NodePath.Parse("/m:hosts/host/port[.='22']")]);

    [Theory]
    [InlineData("/m:hosts/host[number='7'][mask='a b']")]
    [InlineData("/m:hosts/host[number='+7'][mask='a b']/secret")]
    [InlineData("/m:hosts/host[number='007'][mask='b  a']/secret")]
    [InlineData("/m:hosts/m:host[m:mask=\"b a\"][m:number=\"7\"]/m:secret")]
    [InlineData("/m:hosts/host=7,a%20b/secret")]
    [InlineData("/m:hosts/host=%37,b%20a")]
    [InlineData("/hosts/host[number='7'][mask='a b']")]
    [InlineData("/m:hosts/host[number='8'][mask='a']/port[.='022']")]
    public void Read_OfADeniedEntryInAnotherForm_IsStillDenied(string text) => Assert.Equal(PathAccess.Denied, Rules.Decide(SchemaPaths.Read(Schema, text).Value!));

    [Theory]
    [InlineData("/m:hosts/host[number='8'][mask='a']/secret", PathAccess.Allowed)]
    [InlineData("/m:hosts/host[number='8'][mask='a']", PathAccess.Partly)]
    [InlineData("/m:hosts/host[number='7']/secret", PathAccess.Partly)]
    [InlineData("/", PathAccess.Partly)]
    public void Read_OfOthers_IsJudgedByWhatTheyReach(string text, PathAccess access) => Assert.Equal(access, Rules.Decide(SchemaPaths.Read(Schema, text).Value!));

    [Theory]
    [InlineData("/m:hosts/host[secret='guess']")]
    [InlineData("/m:hosts/host[1]")]
    [InlineData("/m:hosts/host[number='7'][number='8']")]
    [InlineData("/m:hosts/host[number='7' or 1=1]")]
    [InlineData("/m:hosts/host | /m:hosts")]
    [InlineData("/m:hosts/*")]
    [InlineData("//secret")]
    [InlineData("/m:hosts/host/../host")]
    [InlineData("/m:nothing")]
    public void Read_OfAQuestionOrATrick_IsRefused(string text) => Assert.NotEmpty(SchemaPaths.Read(Schema, text).Refusals);

    [Fact]
    public void Check_OfRulesWithMistakes_SaysEachWithItsPlace()
    {
        var rules = new PathRules([NodePath.Parse("/m:hosts"), NodePath.Parse("/m:hots")], [NodePath.Parse("/m:hosts/host[number='+7']"), NodePath.Parse("/m:hosts/host[secret='x']"), NodePath.Parse("/n:other"), NodePath.Root]);
        var mistakes = RuleCheck.Check(rules, Schema);

        Assert.Equal(["paths.allow[1]", "paths.deny[0]", "paths.deny[1]", "paths.deny[2]"], mistakes.Select(mistake => mistake.Where));
        Assert.Contains("/m:hosts/host[number='7']", mistakes[1].Message, StringComparison.Ordinal);
        Assert.Empty(RuleCheck.Check(Rules, Schema));
    }

    YangSource? IModuleSources.Find(string name, string? revision) => name == "m" ? new YangSource("m.yang", Module) : null;
}
