using System.Text.RegularExpressions;
using NetMcp.Yang.Schema;
using NetMcp.Yang.Syntax;
using NetMcp.Yang.Trees;

namespace NetMcp.Yang.Tests.Trees;

public sealed class TreeDiagramTests
{
    [Fact]
    [Trait("rfc8340", "2.6")]
    public void Module_WithOneOfEverything_IsDrawn() => AssertDrawn(
        """
        module: sample-net
          +--rw interfaces
          |  +--rw interface* [name]
          |     +--rw name          string
          |     +--rw index?        int32
          |     +--rw enabled?      boolean
          |     +--rw mtu?          uint16
          |     +--rw kind          identityref
          |     +--ro load?         percent
          |     +--rw speed?        decimal64 {fast}?
          |     +--rw tag*          string
          |     +--rw parent?       -> ../../interface/name
          |     +--rw (medium)?
          |     |  +--:(copper)
          |     |  |  +--rw pairs?   uint8
          |     |  |  +--rw gauge    uint8
          |     |  +--:(fibre)
          |     |     +--rw fibre!
          |     |        +--rw wavelength?   uint16
          |     +--ro statistics
          |     |  +--ro in-octets?    uint64
          |     |  +--ro out-octets?   uint64
          |     +--rw extra?        anydata
          |     +--rw sip:ipv4
          |     |  +--rw sip:mtu?       uint16
          |     |  +--rw sip:address* [ip]
          |     |     +--rw sip:ip         address
          |     |     +--ro sip:origin?    enumeration
          |     +---x reset
          |     |  +---w input
          |     |  |  +---w after?   uint32
          |     |  +--ro output
          |     |     +--ro done?   empty
          |     +---n storm
          |        +--ro rate?   percent
          x--rw old
             o--rw gone?   string

          rpcs:
            +---x ping
               +---w input
               |  +---w host          string
               |  +---w count?        uint8
               |  +---w sip:source?   address
               +--ro output
                  +--ro lost?   percent

          notifications:
            +---n link-down
               +--ro interface?   -> /interfaces/interface/name
        """,
        Draw("sample-net"));

    [Fact]
    [Trait("rfc8340", "2")]
    public void Augments_WithoutTheirText_ShowWhatTheyAdd() => AssertDrawn(
        """
        module: sample-ip

          augment /sn:interfaces/sn:interface:
            +--rw ipv4
               +--rw mtu?       uint16
               +--rw address* [ip]
                  +--rw ip         address
                  +--ro origin?    enumeration
          augment /sn:ping/sn:input:
            +---w source?   address
        """,
        Draw("sample-ip"));

    [Fact]
    [Trait("rfc8340", "2.6")]
    public void Augments_WithTheirText_ShowUsesAsOneNode() => AssertDrawn(
        """
        module: sample-ip

          augment /n:interfaces/n:interface:
            +--rw ipv4
               +--rw mtu?          uint16
               +---u addressing
          augment /n:ping/n:input:
            +---w source?   address
        """,
        Draw("sample-ip", new TreeOptions { Written = [YangParser.Parse(new("sample-ip", SampleModules.Ip)).Root!] }));

    [Fact]
    [Trait("rfc8340", "2.4")]
    public void Depth_ThatIsReached_CollapsesWhatIsBelow() => AssertDrawn(
        """
        module: sample-net
          +--rw interfaces
          |  +--rw interface* [name]
          |     ...
          x--rw old
             o--rw gone?   string

          rpcs:
            +---x ping
               +---w input
               |  +---w host          string
               |  +---w count?        uint8
               |  +---w sip:source?   address
               +--ro output
                  +--ro lost?   percent

          notifications:
            +---n link-down
               +--ro interface?   -> /interfaces/interface/name
        """,
        Draw("sample-net", new TreeOptions { Depth = 2 }));

    [Fact]
    public void Lines_ThatAreTooMany_EndWithDots()
    {
        var lines = Draw("sample-net", new TreeOptions { MaxLines = 5 }).TrimEnd('\n').Split('\n');

        Assert.Equal(6, lines.Length);
        Assert.Equal("...", lines[^1]);
    }

    [Theory]
    [InlineData("sample-net", "ping", "output", "+--ro output")]
    [InlineData("sample-net", "ping", "input", "+---w input")]
    public void Node_InsideOfAnOperation_KeepsItsFlags(string module, string rpc, string side, string expected)
    {
        using var text = new StringWriter();
        TreeDiagram.Write(text, SampleModules.Schema.FindRoot(module, rpc)!.Children.First(child => child.Name == side));

        Assert.Equal(expected, text.ToString().Split('\n')[1].Trim());
    }

    private static string Draw(string module, TreeOptions? options = null)
    {
        using var text = new StringWriter();
        TreeDiagram.Write(text, SampleModules.Schema, SampleModules.Schema.FindModule(module)!, options);
        return text.ToString();
    }

    private static void AssertDrawn(string expected, string actual) => Assert.Equal(Lines(expected), Lines(actual));

    // RFC 8340 leaves the space before types free.
    private static string[] Lines(string tree) => [.. tree.TrimEnd('\n').Split('\n').Select(line => Regex.Replace(line, @"(?<=--.*\S) +", " "))];
}
