using System.Text;
using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Devices.Inventory;
using NetMcp.Devices.Masking;
using NetMcp.Devices.Reading;
using Xunit;

namespace NetMcp.Devices.Tests.Reading;

public sealed class ReplyCopyTests
{
    private const string Base = "urn:ietf:params:xml:ns:netconf:base:1.0";

    private static readonly SecretMasker Masker = new(new MaskingSettings());

    [Fact]
    public async Task Copy_Data_GivesItsContentWithoutLayout()
    {
        var copied = await CopyAsync($"<data xmlns='{Base}'>\n  <a xmlns='u'>\n    <b>1</b>\n    <c/><d>\n</d><e> x </e>\n  </a>\n</data>");

        Assert.Equal("<a xmlns=\"u\"><b>1</b><c/><d/><e> x </e></a>", copied.Xml);
        Assert.Null(copied.CutAt);
    }

    [Fact]
    public async Task Copy_OuterNamespaces_AreDeclaredOnTheCopy()
    {
        var copied = await CopyAsync($"<data xmlns='{Base}' xmlns:ianaift='urn:iana'><x:i xmlns:x='u'><x:type>ianaift:eth</x:type></x:i></data>");

        var root = XElement.Parse(copied.Xml);
        Assert.Equal("urn:iana", root.GetNamespaceOfPrefix("ianaift")!.NamespaceName);
        Assert.Equal("u", root.Name.NamespaceName);
    }

    [Theory]
    [InlineData("<user><name>joe</name><password>hunter2</password></user>", "<password>***</password>", 1)]
    [InlineData("<password><type>7</type><value>0822</value></password>", "<password><type>7</type><value>***</value></password>", 1)]
    [InlineData("<snmp><community><name>public</name><authorization>read-only</authorization></community></snmp>", "<name>***</name><authorization>read-only</authorization>", 1)]
    [InlineData("<policy><community><name>CUST</name><members>65000:1</members></community></policy>", "<name>CUST</name><members>65000:1</members>", 0)]
    [InlineData("<bgp><community>65000:100</community></bgp>", "<community>65000:100</community>", 0)]
    [InlineData("<key-chains><key-chain><name>k1</name><key><key-id>1</key-id><key-string><keystring>abc</keystring></key-string></key></key-chain></key-chains>", "<name>k1</name><key><key-id>1</key-id><key-string><keystring>***</keystring></key-string></key>", 1)]
    [InlineData("<public-key>AAAA</public-key>", "<public-key>AAAA</public-key>", 0)]
    [InlineData("<text>username x password 7 0822455D0A16</text>", "username x password 7 ***", 1)]
    [InlineData("<hash>$6$ab$cdefghijklmnop</hash>", "<hash>***</hash>", 1)]
    [InlineData("<s><![CDATA[$9$abcdefgh]]></s>", "<s>***</s>", 1)]
    [InlineData("<secret>a<!-- x -->b</secret>", "<secret>***</secret>", 1)]
    [InlineData("<x password='p'>y</x>", "password=\"***\">y", 1)]
    public async Task Copy_Secrets_AreMaskedWhereTheyStand(string xml, string expected, int count)
    {
        var copied = await CopyAsync($"<data xmlns='{Base}'><r xmlns='u'>{xml}</r></data>");

        Assert.Contains(expected, copied.Xml, StringComparison.Ordinal);
        Assert.Equal(count, copied.MaskedValues);
    }

    [Fact]
    public async Task Copy_TooLarge_IsCutAtAnElementAndSaysWhere()
    {
        var list = string.Concat(Enumerable.Range(1, 50).Select(i => $"<interface><name>eth{i}</name></interface>"));

        var copied = await CopyAsync($"<data xmlns='{Base}'><interfaces xmlns='u'>{list}</interfaces></data>", 400);

        var root = XElement.Parse(copied.Xml);
        Assert.InRange(Encoding.UTF8.GetByteCount(copied.Xml), 300, 400);
        Assert.Equal($"interfaces/interface[{root.Elements().Count() + 1}]", copied.CutAt);
        Assert.All(root.Elements(), e => Assert.StartsWith("eth", e.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Copy_LeafLargerThanTheAnswer_IsLeftOutWithoutBeingHeld()
    {
        var copied = await CopyAsync($"<data xmlns='{Base}'><a xmlns='u'><b>1</b><c>{new string('x', 2_000_000)}</c></a></data>", 1000);

        Assert.Equal("<a xmlns=\"u\"><b>1</b></a>", copied.Xml);
        Assert.Equal(("a/c", 2_000_000), (copied.CutAt, copied.CutText));
    }

    [Theory]
    [InlineData("<data xmlns='urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring'>", "</data>", "<text>", "text/text()")]
    [InlineData("<output xmlns='j'>", "</output>", "<output xmlns=\"j\">", "output/text()")]
    public async Task Copy_LongSchemaOrOutput_IsCutBehindAWholeLine(string begin, string end, string start, string cutAt)
    {
        var lines = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"line {i} é &lt;\n"));

        var copied = await CopyAsync(begin + lines + end, 1000);

        Assert.Equal((cutAt, lines.Length - (3 * 50_000)), (copied.CutAt, copied.CutText!.Value));
        Assert.InRange(Encoding.UTF8.GetByteCount(copied.Xml), 900, 1000);
        Assert.StartsWith(start + "line 0 é &lt;\nline 1 ", copied.Xml, StringComparison.Ordinal);
        Assert.Matches(@"\nline [0-9]+ é &lt;\n</", copied.Xml);
    }

    [Fact]
    public async Task Copy_OutputCutInsideASecret_ShowsNoPartOfIt()
    {
        // The marker that makes it a secret stands behind it, past the size.
        var copied = await CopyAsync($"<output xmlns='j'>first\npassword \"{new string('s', 400)}\" hash2\nlast</output>", 300);

        Assert.Equal("<output xmlns=\"j\">first\n</output>", copied.Xml);
    }

    [Fact]
    public async Task Copy_OutputOfOneEndlessLine_IsLeftOutAndItsLengthTold()
    {
        var copied = await CopyAsync($"<output xmlns='j'>{new string('x', 5000)}</output>", 300);

        Assert.Equal((string.Empty, "output", 5000), (copied.Xml, copied.CutAt, copied.CutText!.Value));
    }

    [Fact]
    public async Task Copy_NothingFits_IsEmptyAndSaysSo()
    {
        var copied = await CopyAsync($"<data xmlns='{Base}'><a xmlns='u'><b>value</b></a></data>", 20);

        Assert.Equal((string.Empty, "a"), (copied.Xml, copied.CutAt));
    }

    [Fact]
    public async Task Copy_RpcOutput_IsCopiedWithItsElements()
    {
        var copied = await CopyAsync("<output xmlns='j'><line>1</line></output>");

        Assert.Equal("<output xmlns=\"j\"><line>1</line></output>", copied.Xml);
    }

    [Fact]
    public async Task Copy_DeeperThanTheLimit_Stops()
    {
        var xml = $"<data xmlns='{Base}'>" + string.Concat(Enumerable.Repeat("<a>", 60)) + string.Concat(Enumerable.Repeat("</a>", 60)) + "</data>";

        await Assert.ThrowsAsync<ReplyTooDeepException>(() => CopyAsync(xml));
    }

    [Fact]
    public void Copy_AnySize_IsWellFormedAndWithinIt()
    {
        const string Document = $"<data xmlns='{Base}'><r xmlns='u' xmlns:q='v'><a n='1'>é</a><q:b><c>&lt;&amp;</c><c>日本</c><d/></q:b><password>x</password><e>tail</e></r><s xmlns='u'>2</s></data>";

        Prop.ForAll(Gen.Choose(1, 300).ToArbitrary(), size =>
        {
            var copied = CopyAsync(Document, size).GetAwaiter().GetResult();
            var parsed = XElement.Parse($"<x>{copied.Xml}</x>");
            return Encoding.UTF8.GetByteCount(copied.Xml) <= size && (copied.CutAt is not null || parsed.Elements().Count() == 2);
        }).QuickCheckThrowOnFailure();
    }

    private static async Task<CopiedReply> CopyAsync(string content, int maxBytes = 100_000)
    {
        var settings = new XmlReaderSettings { Async = true, DtdProcessing = DtdProcessing.Prohibit };
        using var reader = XmlReader.Create(new StringReader($"<rpc-reply xmlns='{Base}'>{content}</rpc-reply>"), settings);
        await reader.MoveToContentAsync();
        while (await reader.ReadAsync() && reader.NodeType != XmlNodeType.Element)
        {
        }

        return await new ReplyCopy(Masker, maxBytes, 50, new SchemaTrail(null)).CopyAsync(reader, CancellationToken.None);
    }
}
