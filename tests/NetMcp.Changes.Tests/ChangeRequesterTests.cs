using NetMcp.Changes.Tests.Fakes;
using NetMcp.Core.Access;
using Xunit;

namespace NetMcp.Changes.Tests;

public sealed class ChangeRequesterTests
{
    private static readonly ChangeRequester Agent = ChangeRequester.Of(new FakeCaller("agent-7") { Chain = ["jti1", "jti1/link"] });

    [Theory]
    [InlineData("agent-7", "jti1")]
    [InlineData("agent-7", "jti1", "jti1/another", "jti1/another/deeper")]
    public void Requester_WithALinkBelowTheSameToken_IsTheSame(string name, params string[] chain) => Assert.True(Agent.Is(new FakeCaller(name) { Chain = chain }));

    [Theory]
    [InlineData("agent-8", "jti1")]
    [InlineData("agent-7", "jti2", "jti1")]
    [InlineData("agent-7")]
    public void Requester_OfAnotherNameOrToken_IsAnother(string name, params string[] chain) => Assert.False(Agent.Is(new FakeCaller(name) { Chain = chain }));

    [Fact]
    public void Requester_WithoutToken_IsToldByItsKey()
    {
        var person = ChangeRequester.Of(new FakeCaller("ann") { Key = "issuer-1:ann" });
        Assert.True(person.Is(new FakeCaller("ann") { Key = "issuer-1:ann" }));
        Assert.False(person.Is(new FakeCaller("ann") { Key = "issuer-2:ann" }));
    }

    [Fact]
    public void Name_WithWhatCannotBeSeen_IsShownWithout() =>
        Assert.Equal("a?b?c", ChangeRequester.Of(new LocalCaller("a\nb\u202Ec")).Shown);
}
