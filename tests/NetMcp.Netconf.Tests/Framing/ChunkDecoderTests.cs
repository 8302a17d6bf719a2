using System.Text;
using NetMcp.Netconf.Framing;
using Xunit;

namespace NetMcp.Netconf.Tests.Framing;

public sealed class ChunkDecoderTests
{
    // RFC 6242 section 4.2, the example, with its line feeds.
    private const string RfcExample = "\n#4\n<rpc\n#18\n message-id=\"102\"\n\n#79\n     xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\">\n  <close-session/>\n</rpc>\n##\n";

    [Fact]
    public void Read_ExampleOfTheRfc_GivesItsMessageHoweverItIsCut() => AssertMessages(
        RfcExample,
        "<rpc message-id=\"102\"\n     xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\">\n  <close-session/>\n</rpc>");

    [Fact]
    public void Read_TwoMessagesInOneBuffer_KeepsThemApart() => AssertMessages("\n#1\na\n##\n\n#2\nbc\n#1\nd\n##\n", "a", "bcd");

    [Fact]
    public void Read_CharacterCutByTwoChunks_IsWholeAgain()
    {
        byte[] input = [.. "\n#1\n"u8, 0xE2, .. "\n#2\n"u8, 0x82, 0xAC, .. "\n##\n"u8];

        Assert.All(Samples.Cuts(input), cut => Assert.Equal(["€"], Samples.Decode(new ChunkDecoder(uint.MaxValue), cut.Parts).Messages));
    }

    [Fact]
    public void Read_DelimitersInTheData_AreData() => AssertMessages("\n#14\n]]>]]>\n##\n\n#1\n\n##\n", "]]>]]>\n##\n\n#1\n");

    [Fact]
    public void Read_LargestSizeOfTheRfc_IsTaken()
    {
        var (messages, fault, isInside) = Samples.Decode(new ChunkDecoder(uint.MaxValue), ["\n#4294967295\nabc"u8.ToArray()]);

        Assert.Empty(messages);
        Assert.Null(fault);
        Assert.True(isInside);
    }

    [Theory]
    [InlineData("\n#0\n", nameof(FramingFault.SizeWithoutLeadingDigit))]
    [InlineData("\n#03\nabc\n##\n", nameof(FramingFault.SizeWithoutLeadingDigit))]
    [InlineData("\n#\n", nameof(FramingFault.SizeWithoutLeadingDigit))]
    [InlineData("\n#-1\n", nameof(FramingFault.SizeWithoutLeadingDigit))]
    [InlineData("\n# 1\n", nameof(FramingFault.SizeWithoutLeadingDigit))]
    [InlineData("\n#1 \na", nameof(FramingFault.SizeMalformed))]
    [InlineData("\n#1\r\na", nameof(FramingFault.SizeMalformed))]
    [InlineData("\n#1a\n", nameof(FramingFault.SizeMalformed))]
    [InlineData("\n#4294967296\n", nameof(FramingFault.SizeOverflow))]
    [InlineData("\n#99999999999999999999999999\n", nameof(FramingFault.SizeOverflow))]
    [InlineData("\n#101\n", nameof(FramingFault.ChunkTooLarge))]
    [InlineData("\n##\n", nameof(FramingFault.EmptyMessage))]
    [InlineData("\n#1\na\n## \n", nameof(FramingFault.EndMalformed))]
    [InlineData("\n#1\na\n###", nameof(FramingFault.EndMalformed))]
    [InlineData("\n#1\nab", nameof(FramingFault.NoChunkStart))]
    [InlineData("\n#1\na\n\n#1\nb", nameof(FramingFault.NoChunkStart))]
    [InlineData("#1\na", nameof(FramingFault.NoChunkStart))]
    [InlineData("<hello/>]]>]]>", nameof(FramingFault.NoChunkStart))]
    public void Read_BrokenGrammar_IsThatFaultHoweverItIsCut(string input, string fault) => Assert.All(
        Samples.Cuts(Encoding.UTF8.GetBytes(input)),
        cut => Assert.Equal(fault, Samples.Decode(new ChunkDecoder(100), cut.Parts).Fault.ToString()));

    [Fact]
    public void Read_AfterAFault_StaysInvalid()
    {
        var decoder = new ChunkDecoder(100);
        Samples.Decode(decoder, ["\n#0"u8.ToArray()]);

        Assert.Equal(FramingFault.SizeWithoutLeadingDigit, Samples.Decode(decoder, ["\n#1\na\n##\n"u8.ToArray()]).Fault);
    }

    private static void AssertMessages(string input, params string[] expected)
    {
        var bytes = Encoding.UTF8.GetBytes(input);
        Assert.All(Samples.Cuts(bytes), cut =>
        {
            var (messages, fault, isInside) = Samples.Decode(new ChunkDecoder(uint.MaxValue), cut.Parts);
            Assert.Equal(expected, messages);
            Assert.Null(fault);
            Assert.False(isInside);
        });
        var (oversized, _, inside) = Samples.Decode(new ChunkDecoder(uint.MaxValue), [[.. bytes, .. "\n#9\nxyz"u8]]);
        Assert.Equal(expected, oversized);
        Assert.True(inside);
    }
}
