using NetMcp.Core.Access;
using NetMcp.Yang.Compilation;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;

namespace NetMcp.Trust.Tests.Schemas;

/// <summary>Where rules end that name nothing in a device's models: at what they may have been meant for, and nowhere where there is nothing to fear.</summary>
public sealed class RulePlacesTests : IModuleSources
{
    private static readonly Dictionary<string, string> Modules = new()
    {
        ["m"] = """
            module m {
              yang-version 1.1; namespace "urn:m"; prefix m;
              feature radius; feature odd;
              container system {
                leaf name { type string; }
                container authentication { leaf secret { type string; } }
                container radius { if-feature radius; leaf key { type string; } }
                choice way { if-feature odd; container byway { leaf x { type string; } } }
                list user { key "name"; leaf name { type string; } leaf age { type uint8; } list host { key "number"; leaf number { type int32; } } }
              }
              leaf other { type string; }
            }
            """,
        ["d"] = """module d { namespace "urn:d"; prefix d; import m { prefix m; } deviation /m:system/m:name { deviate not-supported; } }""",
        ["a"] = """module a { namespace "urn:a"; prefix a; import m { prefix m; } augment /m:system { leaf more { type string; } } }""",
    };

    private static readonly YangSchema Schema = YangCompiler.Compile(new CompileRequest(
        [new RequestedModule("m", null) { Features = [] }, new RequestedModule("d", null), new RequestedModule("a", null)], new RulePlacesTests())).Schema;

    [Theory]
    [InlineData("/m:system/authenticaton", "/m:system")]
    [InlineData("/m:system/authentication/secrt/deep", "/m:system/authentication")]
    [InlineData("/m:system/user[name='root']/agge", "/m:system/user[name='root']")]
    [InlineData("/m:system/m:more", "/m:system")]
    [InlineData("/m:system/user[nam='root']", "/m:system/user")]
    [InlineData("/m:system/user[age='7']/name", "/m:system/user")]
    [InlineData("/m:system/authentication[name='x']/secret", "/m:system/authentication")]
    [InlineData("/m:system/user/host[number='+7']/number", "/m:system/user/host/number")]
    [InlineData("/m:sytem/authentication", "/m:system /m:other")]
    [InlineData("/a:system/authentication", "/")]
    public void FindGaps_OfWhatIsProbablyMisspelt_IsWhatItMayBeMeantFor(string rule, string gaps) =>
        Assert.Equal(gaps.Split(' '), RulePlaces.FindGaps(Schema, NodePath.Parse(rule)).Select(gap => gap.ToString()));

    [Theory]
    [InlineData("/")]
    [InlineData("/m:system/authentication")]
    [InlineData("/m:system/a:more")]
    [InlineData("/m:system/user[name='root']/host[number='7']")]
    [InlineData("/m:system/user/host[number='none']")]
    [InlineData("/m:system/radius/key")]
    [InlineData("/m:system/byway/x")]
    [InlineData("/m:system/name")]
    [InlineData("/x:system")]
    [InlineData("/m:system/x:more")]
    public void FindGaps_OfWhatIsThereOrIsForOtherDevices_IsNothing(string rule) => Assert.Empty(RulePlaces.FindGaps(Schema, NodePath.Parse(rule)));

    [Theory]
    [InlineData("/m:system", "/m:system/name", true)]
    [InlineData("/m:system/user[name='a']", "/m:system", true)]
    [InlineData("/m:system/user[name='a']", "/m:system/user[name='b']/age", false)]
    [InlineData("/m:system", "/m:other", false)]
    [InlineData("/", "/m:other", true)]
    public void Meet_OfTwoPaths_IsWhetherNodesMayBeOfBoth(string one, string other, bool meet)
    {
        Assert.Equal(meet, RulePlaces.Meet(NodePath.Parse(one), NodePath.Parse(other)));
        Assert.Equal(meet, RulePlaces.Meet(NodePath.Parse(other), NodePath.Parse(one)));
    }

    YangSource? IModuleSources.Find(string name, string? revision) => Modules.TryGetValue(name, out var text) ? new YangSource(name + ".yang", text) : null;
}
