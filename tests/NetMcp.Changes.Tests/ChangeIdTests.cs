using Xunit;

namespace NetMcp.Changes.Tests;

public sealed class ChangeIdTests
{
    [Theory]
    [InlineData("c-0123456789abcdef0123456789abcdef", true)]
    [InlineData("c-0123456789ABCDEF0123456789abcdef", false)]
    [InlineData("c-0123456789abcdef0123456789abcde", false)]
    [InlineData("x-0123456789abcdef0123456789abcdef", false)]
    [InlineData("c-../../../../../../../../etc/pass", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TryParse_Text_TakesOnlyWhatAHandleLooksLike(string? text, bool expected)
    {
        Assert.Equal(expected, ChangeId.TryParse(text, out var id));
        if (expected)
        {
            Assert.Equal(text, id.Value);
        }
    }

    [Fact]
    public void OfHash_ASha256_IsParsedBack()
    {
        var id = ChangeId.OfHash(new string('a', 64));

        Assert.True(ChangeId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
    }
}
