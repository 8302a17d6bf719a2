using System.Text;
using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Netconf.Messages;
using Xunit;

namespace NetMcp.Netconf.Tests.Messages;

/// <summary>The root tag of a message, found in its first bytes without an XML reader.</summary>
public sealed class MessageHeadTests
{
    private static readonly Gen<string> Message =
        from before in Gen.Elements("", "\uFEFF", "\n ", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "<!-- <rpc-reply message-id='0'> -->", "<?p > ?>")
        from prefix in Gen.Elements("", "nc:", "é:")
        from attributes in Gen.Elements(
            "message-id='1'", "message-id = \"a>b\"", "message-id='&lt;&#x31;&quot;'", "other='x'", "x:message-id='no' xmlns:x='u'", "xmlns:nc='urn:n' xmlns='urn:d'", "xmlns:é='urn:e'").ListOf()
        from space in Gen.Elements(" ", "\n\t")
        from end in Gen.Elements("/>", ">", " \n>", " />")
        select before + "<" + prefix + "rpc-reply" + string.Concat(attributes.Distinct().Select(attribute => space + attribute)) + end
            + (end.EndsWith("/>", StringComparison.Ordinal) ? "" : "<ok message-id='inner'/></" + prefix + "rpc-reply>");

    [Theory]
    [InlineData("<rpc-reply xmlns=\"urn:n\" message-id=\"7\">|<ok/></rpc-reply>", "rpc-reply", "urn:n", "7")]
    [InlineData("\uFEFF<?xml version='1.0' encoding='utf-8'?>\r\n<!-- > --><nc:rpc-reply xmlns='urn:other' message-id = 'a&amp;b' xmlns:nc='urn:n'\n/>|", "rpc-reply", "urn:n", "a&b")]
    [InlineData("<hello a='/>' xmlns='urn:n'>|", "hello", "urn:n", null)]
    [InlineData("<a>|", "a", "", null)]
    public void TryRead_Sample_IsFoundFromItsLastByteOnAndNotBefore(string sample, string name, string space, string? id)
    {
        var bytes = Encoding.UTF8.GetBytes(sample.Replace("|", "", StringComparison.Ordinal));
        var end = Encoding.UTF8.GetByteCount(sample[..sample.IndexOf('|', StringComparison.Ordinal)]);

        // Whole, oversized with the rest of the message behind it, and cut at every offset: the head of a message is its first bytes only.
        for (var length = 0; length <= bytes.Length; length++)
        {
            var found = MessageHead.TryRead(bytes.AsSpan(0, length), out var head, out var fault);
            Assert.Equal(length >= end, found);
            Assert.Equal(found ? new MessageHead(name, space, id, end) : default, head);
            Assert.True(found || fault == MessageFault.NotXml);
        }
    }

    [Theory]
    [InlineData("", MessageFault.NotXml)]
    [InlineData("garbage<a>", MessageFault.NotXml)]
    [InlineData("< a>", MessageFault.NotXml)]
    [InlineData("<a b>", MessageFault.NotXml)]
    [InlineData("<a b=c>", MessageFault.NotXml)]
    [InlineData("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", MessageFault.NotUtf8)]
    [InlineData("<?xml version='1.0' encoding='UTF-16'?><a/>", MessageFault.NotUtf8)]
    internal void TryRead_NoRootTag_IsThatFault(string message, MessageFault expected)
    {
        Assert.False(MessageHead.TryRead(Encoding.UTF8.GetBytes(message), out _, out var fault));
        Assert.Equal(expected, fault);
    }

    [Fact]
    public void TryRead_AnyWellFormedRoot_IsWhatAnXmlReaderFinds() => Prop.ForAll(Arb.From(Message), message =>
    {
        if (Expected(message) is not { } expected)
        {
            return true;
        }

        return MessageHead.TryRead(Encoding.UTF8.GetBytes(message), out var head, out _)
            && (head.Name, head.Namespace, head.MessageId) == expected;
    }).QuickCheckThrowOnFailure();

    /// <summary>What the XML reader says, or null where the message is not well-formed.</summary>
    private static (string Name, string Namespace, string? MessageId)? Expected(string message)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(message)));
            reader.MoveToContent();
            return (reader.LocalName, reader.NamespaceURI, reader.GetAttribute("message-id"));
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
