using System.Text;
using NetMcp.Audit.Forwarding;

namespace NetMcp.Audit.Tests.Forwarding;

public sealed class SyslogTextTests
{
    private const string Head = """{"seq":SEQ,"time":"2026-05-01T10:00:00.123Z","prev":"0000000000000000000000000000000000000000000000000000000000000000",""";

    [Fact]
    public void Write_OfARecord_HasTheHeaderOfRfc5424AndTheLine()
    {
        var line = Head.Replace("SEQ", "7", StringComparison.Ordinal) + """
            "kind":"change-step","outcome":"begun","principal":"alice","devices":["edge-1","edge-2"],"step":"Committing"}
            """ + "\n";

        Assert.Equal(
            """<109>1 2026-05-01T10:00:00.123Z gw.example netmcp - change-step [netmcp@32473 seq="7" outcome="begun" principal="alice" device="edge-1" device="edge-2" step="Committing"][meta sequenceId="7"] """ + line.TrimEnd('\n'),
            Write(line, "gw.example"));
    }

    [Theory]
    [InlineData("\"outcome\":\"refused\"", 108)]
    [InlineData("\"outcome\":\"failed\"", 108)]
    [InlineData("\"outcome\":\"succeeded\"", 109)]
    public void Write_OfAnOutcome_HasItsSeverity(string outcome, int priority) =>
        Assert.StartsWith($"<{priority}>1 ", Write(Head.Replace("SEQ", "1", StringComparison.Ordinal) + $"\"kind\":\"call-ended\",{outcome}}}\n", "h"), StringComparison.Ordinal);

    [Fact]
    public void Write_OfHostileText_EscapesItAndLeavesControlsOut()
    {
        var line = Head.Replace("SEQ", "2", StringComparison.Ordinal) + """
            "kind":"refused","principal":"a\"]\\ [x@1 y=\"z\"]\n\u001b\u202e"}
            """ + "\n";

        var message = Write(line, "bad host\n\u00e4");

        Assert.Contains("""principal="a\"\]\\ [x@1 y=\"z\"\]??""", message, StringComparison.Ordinal);
        Assert.Contains(" badhost netmcp - refused [netmcp@32473 ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("2147483647", "2147483647")]
    [InlineData("2147483648", "1")]
    public void Write_BeyondTheLargestSequenceId_BeginsAgainWithOne(string seq, string id) =>
        Assert.Contains($"[meta sequenceId=\"{id}\"]", Write(Head.Replace("SEQ", seq, StringComparison.Ordinal) + "\"kind\":\"checkpoint\"}\n", "h"), StringComparison.Ordinal);

    [Fact]
    public void Write_OfALineThatIsNoRecord_StillHasAValidHeader() => Assert.StartsWith("<109>1 - h netmcp - - [netmcp@32473 seq=\"1\"]", Write("garbage\n", "h"), StringComparison.Ordinal);

    private static string Write(string line, string host) => Encoding.UTF8.GetString(SyslogText.Write(Encoding.UTF8.GetBytes(line), host));
}
