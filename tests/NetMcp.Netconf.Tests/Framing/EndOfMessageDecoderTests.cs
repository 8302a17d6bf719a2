using System.Text;
using NetMcp.Netconf.Framing;
using Xunit;

namespace NetMcp.Netconf.Tests.Framing;

public sealed class EndOfMessageDecoderTests
{
    [Theory]
    [InlineData("<a/>]]>]]>", "<a/>")]
    [InlineData("<a/>]]>]]><b/>]]>]]>", "<a/>|<b/>")]
    [InlineData("<a/>]]>]]>\n<b/>]]>]]>", "<a/>|\n<b/>")]
    [InlineData("<a>]]]>]]</a>]]>]]>", "<a>]]]>]]</a>")]
    [InlineData("<a>]]>]]]></a>]]>]]>", "<a>]]>]]]></a>")]
    [InlineData("]]]>]]>", "]")]
    [InlineData("<a>€</a>]]>]]>", "<a>€</a>")]
    public void Read_Messages_AreFoundHoweverTheyAreCut(string input, string expected) => Assert.All(
        Samples.Cuts(Encoding.UTF8.GetBytes(input)),
        cut =>
        {
            var (messages, _, isInside) = Samples.Decode(new EndOfMessageDecoder(), cut.Parts);
            Assert.Equal(expected.Split('|'), messages);
            Assert.False(isInside);
        });

    [Theory]
    [InlineData("\r\n \t", false)]
    [InlineData("\n<", true)]
    [InlineData("]]>]]", true)]
    public void IsInsideMessage_AfterSomeBytes_TellsWhetherAMessageWasBegun(string input, bool expected) =>
        Assert.Equal(expected, Samples.Decode(new EndOfMessageDecoder(), [Encoding.UTF8.GetBytes(input)]).IsInside);
}
