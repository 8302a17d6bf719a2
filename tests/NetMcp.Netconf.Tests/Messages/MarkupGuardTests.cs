using System.Text;
using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Netconf.Messages;
using NetMcp.Netconf.Tests.Framing;
using Xunit;

namespace NetMcp.Netconf.Tests.Messages;

/// <summary>The guard's verdict on samples, however they are cut.</summary>
public sealed class MarkupGuardTests
{
    private static readonly Gen<string> Document = Gen.Elements(
            "<a>", "</a>", "<b x='1>2' y=\"'\"/>", "<n:c xmlns:n='u'/>", "text", "€", "&lt;", "&#x20;", "<!-- - ]]> <x> -->", "<![CDATA[ ]] > <x> ]]]>", "<?p ? > ?>",
            " ", "]", "-", "]]>", "<", "&", "<!DOCTYPE a>")
        .ListOf().Select(pieces => "<r>" + string.Concat(pieces) + "</r>");

    [Theory]
    [InlineData("<a/>")]
    [InlineData("\uFEFF<a/>")]
    [InlineData("<?xml version='1.0'?>\r\n<!-- begin --><a b='1>2' c=\"it's\"/>\n<!-- end --><?p?>\n")]
    [InlineData("<a><!-- - ]]> <x> &y --></a>")]
    [InlineData("<a><![CDATA[ ]] > <x> &y; ]]]></a>")]
    [InlineData("<a><?p ? > <x> ?></a>")]
    [InlineData("<a>€ &lt;&#x20AC; ]] > -- </a>")]
    [InlineData("<a><b><c/></b><b><c></c></b></a>")]
    public void Read_MessageWithinTheLimits_HasNoFaultHoweverItIsCut(string message) => AssertVerdict(message, null);

    [Theory]
    [InlineData("", MessageFault.Truncated)]
    [InlineData("<a>", MessageFault.Truncated)]
    [InlineData("<a", MessageFault.Truncated)]
    [InlineData("<a/><!-- ", MessageFault.Truncated)]
    [InlineData("<a><b></b>", MessageFault.Truncated)]
    [InlineData("Welcome!", MessageFault.NotXml)]
    [InlineData("<a/>x", MessageFault.NotXml)]
    [InlineData("&amp;", MessageFault.NotXml)]
    [InlineData("< a/>", MessageFault.NotXml)]
    [InlineData("<a <b/>", MessageFault.NotXml)]
    [InlineData("<!DOCTYPE a><a/>", MessageFault.Dtd)]
    [InlineData("<a><!ENTITY x 'y'></a>", MessageFault.Dtd)]
    [InlineData("<![CDATA[x]]><a/>", MessageFault.Dtd)]
    [InlineData("<a/><b/>", MessageFault.SecondRoot)]
    [InlineData("<a></a><b>", MessageFault.SecondRoot)]
    [InlineData("</a>", MessageFault.Unbalanced)]
    [InlineData("<a></a></a>", MessageFault.Unbalanced)]
    [InlineData("<a><b><c><d/>", MessageFault.TooDeep)]
    [InlineData("<a long='0123456789012345678901234567890123456789'/>", MessageFault.TagTooLong)]
    [InlineData("<a01234567890123456789012345678901234567890123456789/>", MessageFault.TagTooLong)]
    [InlineData("<a>&x01234567890123456789012345678901234567890123456789;</a>", MessageFault.TagTooLong)]
    internal void Read_MessageThatMustNotBe_HasThatFaultHoweverItIsCut(string message, MessageFault fault) => AssertVerdict(message, fault);

    [Fact]
    public void Read_AnyBytes_VerdictDoesNotDependOnTheCuts() => Prop.ForAll(
        Arb.From(Document),
        document =>
        {
            var bytes = Encoding.UTF8.GetBytes(document);
            var whole = Judge([bytes], 1000, 1000);
            return Judge([.. bytes.Select(value => new[] { value })], 1000, 1000) == whole && Judge([bytes[..(bytes.Length / 2)], bytes[(bytes.Length / 2)..]], 1000, 1000) == whole;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_WhateverAnXmlReaderTakes_HasNoFault() => Prop.ForAll(
        Arb.From(Document),
        document => !IsTaken(document) || Judge([Encoding.UTF8.GetBytes(document)], 1000, 1000) is null).QuickCheckThrowOnFailure();

    private static void AssertVerdict(string message, MessageFault? fault) =>
        Assert.All(Samples.Cuts(Encoding.UTF8.GetBytes(message)), cut => Assert.Equal(fault, Judge(cut.Parts, maxDepth: 3, maxTagBytes: 40)));

    private static MessageFault? Judge(byte[][] parts, int maxDepth, int maxTagBytes)
    {
        var guard = new MarkupGuard(maxDepth, maxTagBytes);
        foreach (var part in parts)
        {
            if (guard.Read(part) is { } fault)
            {
                return fault;
            }
        }

        return guard.End();
    }

    private static bool IsTaken(string document)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(document), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
                // To the end.
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
