using System.Text;
using NetMcp.Devices.Commands;
using NetMcp.Devices.Masking;
using Xunit;

namespace NetMcp.Devices.Tests.Commands;

/// <summary>What is left of what a command printed.</summary>
public sealed class OutputTextTests
{
    private static readonly SecretMasker Masker = new([], []);

    [Theory]
    [InlineData("a\r\nb\r\n", "a\nb\n", 0)]
    [InlineData("\u001b[1mbold\u001b[0m\u0007", "[1mbold[0m", 0)]
    [InlineData("enable secret 9 abc def", "enable secret ***", 1)]
    [InlineData("neighbor 192.0.2.1 password swordfish\nnext", "neighbor 192.0.2.1 password ***\nnext", 1)]
    [InlineData("  Password: x", "  Password:***", 1)]
    [InlineData("root:$6$saltsalt$hashhashhash:1", "root:***", 1)]
    [InlineData("Community: 65000:1", "Community: 65000:1", 0)]
    [InlineData("password", "password", 0)]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\nafter", "***\nafter", 1)]
    public void Of_Text_IsCleanAndMasked(string output, string expected, int masked) =>
        Assert.Equal((expected, false, masked), OutputText.Of(Encoding.UTF8.GetBytes(output), true, 1000, Masker));

    [Theory]
    [InlineData("one\ntwo\nthr", false, 100, "one\ntwo\n", true)]
    [InlineData("one\ntwo\nthree", true, 9, "one\ntwo", true)]
    [InlineData("one\ntwo", true, 7, "one\ntwo", false)]
    [InlineData("one two three", false, 100, "", true)]
    [InlineData("", true, 10, "", false)]
    public void Of_MoreThanFits_IsCutBehindAWholeLine(string output, bool isAll, int maxBytes, string expected, bool truncated) =>
        Assert.Equal((expected, truncated, 0), OutputText.Of(Encoding.UTF8.GetBytes(output), isAll, maxBytes, Masker));

    [Fact]
    public void Of_SecretCutInTheMiddle_IsNotShown()
    {
        var (text, truncated, _) = OutputText.Of("first\nsecret: swordf"u8, false, 100, Masker);

        Assert.True(truncated);
        Assert.Equal("first\n", text);
    }
}
