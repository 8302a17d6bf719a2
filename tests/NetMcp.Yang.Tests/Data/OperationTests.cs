using NetMcp.Yang.Data;
using NetMcp.Yang.Schema;
using static NetMcp.Yang.Tests.Data.DataTestBed;

namespace NetMcp.Yang.Tests.Data;

/// <summary>What is in rpcs, actions and notifications, and the elements around data.</summary>
public sealed class OperationTests
{
    private static readonly OperationNode Ping = (OperationNode)DataTestBed.Schema.FindRoot("dev", "ping")!;

    [Fact]
    [Trait("rfc7950", "7.14.4")]
    public void Rpc_HasItsInput() => AssertSame("""<ping xmlns="urn:dev"><count>5</count></ping>""", """{"dev:ping":{"count":"5"}}""");

    [Fact]
    [Trait("rfc7950", "7.14.4")]
    public void RpcReply_HasTheOutput() =>
        AssertSame("""<loss xmlns="urn:dev">2.5</loss>""", """{"dev:loss":"2.5"}""", new DataContext(Ping, IsOutput: true));

    [Fact]
    [Trait("rfc7950", "7.15.2")]
    public void Action_HasItsInputWhereItIs()
    {
        const string Inner = """<c xmlns="urn:dev"><entry><name>a</name><reset><delay>5</delay></reset></entry></c>""";
        const string Json = """{"dev:c":{"entry":[{"name":"a","reset":{"delay":"5"}}]}}""";

        AssertSame(Inner, Json);
        AssertSame($"""<action xmlns="urn:ietf:params:xml:ns:yang:1">{Inner}</action>""", Json);
    }

    [Fact]
    [Trait("rfc7950", "7.15.2")]
    public void Action_OfAReply_HasItsOutput() => AssertSame(
        """<c xmlns="urn:dev"><entry><name>a</name><reset><done>true</done></reset></entry></c>""",
        """{"dev:c":{"entry":[{"name":"a","reset":{"done":true}}]}}""",
        new DataContext(IsOutput: true));

    [Fact]
    [Trait("rfc7950", "7.16.2")]
    public void Notification_IsInItsEnvelope() => AssertSame(
        """
        <notification xmlns="urn:ietf:params:xml:ns:netconf:notification:1.0"><eventTime>2026-01-01T00:00:00Z</eventTime>
          <alarm xmlns="urn:dev"><what>fire</what></alarm></notification>
        """,
        """{"dev:alarm":{"what":"fire"}}""");

    [Fact]
    [Trait("rfc7950", "7.16.2")]
    public void Notification_InAListEntry_IsWhereItIs() => AssertSame(
        """<c xmlns="urn:dev"><entry><name>a</name><failed><reason>r</reason></failed></entry></c>""",
        """{"dev:c":{"entry":[{"name":"a","failed":{"reason":"r"}}]}}""");

    [Theory]
    [Trait("rfc6241", "4.2")]
    [InlineData("<rpc-reply xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'><data>{0}</data></rpc-reply>")]
    [InlineData("<nc:rpc-reply xmlns:nc='urn:ietf:params:xml:ns:netconf:base:1.0'><nc:data>\n {0}</nc:data></nc:rpc-reply>")]
    [InlineData("<data xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-nmda'>{0}</data>")]
    [InlineData("<data xmlns='urn:ietf:params:xml:ns:yang:ietf-restconf'>{0}</data>")]
    [InlineData("<?xml version='1.0'?>\n<config xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'>{0}</config>")]
    public void Envelope_IsLookedThrough(string envelope) =>
        AssertSame(envelope.Replace("{0}", InC("<i8>1</i8>"), StringComparison.Ordinal), JsonInC(""" "i8":1 """));

    [Fact]
    [Trait("rfc6241", "4.4")]
    public void Ok_IsNoData() => AssertSame("<rpc-reply xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'><ok/></rpc-reply>", "{}");

    [Fact]
    public void Reader_OnAnElement_GivesItAndWhatIsBesideIt()
    {
        using var reader = System.Xml.XmlReader.Create(
            new StringReader("<x><y/><top xmlns='urn:dev'>1</top><tops xmlns='urn:dev'>2</tops></x>"), XmlDataReader.CreateSettings());
        reader.ReadToFollowing("top", "urn:dev");
        using var output = new MemoryStream();

        Assert.Null(XmlToJson.Convert(reader, DataTestBed.Schema, output).Error);

        AssertSameJson("""{"dev:top":"1","dev:tops":[2]}""", System.Text.Encoding.UTF8.GetString(output.ToArray()));
        Assert.Equal(("x", System.Xml.XmlNodeType.EndElement), (reader.Name, reader.NodeType));
    }
}
