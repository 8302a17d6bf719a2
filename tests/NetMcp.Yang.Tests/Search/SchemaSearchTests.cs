using System.Collections.Frozen;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Search;

namespace NetMcp.Yang.Tests.Search;

public sealed class SchemaSearchTests
{
    [Theory]
    [InlineData("mtu", "/sample-net:interfaces/interface/mtu")]
    [InlineData("ipv4 mtu", "/sample-net:interfaces/interface/sample-ip:ipv4/mtu")]
    [InlineData("IN-OCTETS", "/sample-net:interfaces/interface/statistics/in-octets")]
    [InlineData("in_octets", "/sample-net:interfaces/interface/statistics/in-octets")]
    [InlineData("loopback", "/sample-net:interfaces/interface/kind")]
    [InlineData("percent load", "/sample-net:interfaces/interface/load")]
    [InlineData("traffic", "/sample-net:interfaces/interface/enabled")]
    [InlineData("ping host", "/sample-net:ping/input/host")]
    [InlineData("wavelengths", "/sample-net:interfaces/interface/fibre/wavelength")]
    [InlineData("addresses dhcp", "/sample-net:interfaces/interface/sample-ip:ipv4/address/origin")]
    public void Words_FindTheNodeThatFitsBest(string words, string expected) =>
        Assert.Equal(expected, SchemaSearch.Find(SampleModules.Schema, words)[0].Node.PathText());

    [Theory]
    [InlineData("")]
    [InlineData("  -- ")]
    [InlineData("zebra")]
    public void Words_ThatAreNowhere_FindNothing(string words) => Assert.Empty(SchemaSearch.Find(SampleModules.Schema, words));

    [Fact]
    public void Name_CountsMoreThanDescription()
    {
        var schema = TextSources.Compile(
            """
            module m { namespace "urn:m"; prefix m;
              leaf a { type string; description "Says what the clock says."; }
              leaf clock { type string; }
            }
            """);

        Assert.Equal(["clock", "a"], SchemaSearch.Find(schema, "clock").Select(hit => hit.Node.Name));
    }

    [Fact]
    public void UsesOfAGrouping_AreOneHit()
    {
        var schema = TextSources.Compile(
            """
            module m { namespace "urn:m"; prefix m;
              grouping g { leaf delay { type string; description "The delay."; } }
              container deep { container deeper { uses g; } }
              container top { uses g; }
            }
            """);

        var hit = Assert.Single(SchemaSearch.Find(schema, "delay"));
        Assert.Equal("/m:top/delay", hit.Node.PathText());
        Assert.Equal(1, hit.Others);
    }

    [Fact]
    public void Filter_LeavesOutWhatDoesNotMatch()
    {
        var leafs = new SearchFilter { Kinds = FrozenSet.Create(SchemaNodeKind.Leaf), IsConfig = true };

        Assert.All(SchemaSearch.Find(SampleModules.Schema, "interface mtu name", leafs, 50), hit => Assert.True(hit.Node is LeafNode { IsConfig: true }));
        Assert.Equal(
            ["sample-ip"],
            SchemaSearch.Find(SampleModules.Schema, "mtu", new SearchFilter { Module = "sample-ip" }).Select(hit => hit.Node.Module.Name).Distinct());
    }

    [Fact]
    public void Old_ComesBehindCurrent()
    {
        var schema = TextSources.Compile(
            """
            module m { namespace "urn:m"; prefix m;
              container state-old { status deprecated; leaf uptime { type string; } }
              container state { leaf uptime { type string; } }
            }
            """);

        Assert.Equal("/m:state/uptime", SchemaSearch.Find(schema, "uptime")[0].Node.PathText());
    }

    [Fact]
    public void Hits_KeepToTheirNumber() => Assert.Equal(2, SchemaSearch.Find(SampleModules.Schema, "interface", max: 2).Count);
}
