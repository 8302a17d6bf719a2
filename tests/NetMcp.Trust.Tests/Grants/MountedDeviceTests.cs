using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.Core.Reading;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Tests.Chains;
using Xunit;

namespace NetMcp.Trust.Tests.Grants;

/// <summary>Who reaches a device that is mounted at a controller, and who one that is reached directly.</summary>
public sealed class MountedDeviceTests : IDisposable
{
    private static readonly DeviceFacts Direct = new(DeviceName.Parse("leaf-1"), ["core"], "fra");
    private static readonly DeviceFacts Mounted = Direct with { Controller = DeviceName.Parse("ctl-1") };
    private static readonly DeviceFacts Elsewhere = Direct with { Controller = DeviceName.Parse("ctl-2") };
    private static readonly DeviceFacts Unnamed = Mounted with { Name = DeviceName.Parse("leaf-9") };

    private readonly HandMadeChain _hand = new();

    public void Dispose() => _hand.Dispose();

    [Fact]
    public void Gateway_ReachesWhatIsDirect() => AssertReached(Token(HandMadeChain.Grant), Direct);

    [Fact]
    public void Controller_ReachesNamedDevicesThatAreMountedThere() => AssertReached(Token(GrantReaderTests.Controller), Mounted);

    [Theory]
    [InlineData("", true)]
    [InlineData(",\"controller\":\"CTL-1\"", true)]
    [InlineData(",\"controller\":\"ctl-2\"", false)]
    [InlineData(",\"devices\":{\"names\":[\"leaf-2\"]}", false)]
    public void Controller_WithALink_ReachesWhatBothSay(string members, bool reached)
    {
        var token = _hand.Token(HandMadeChain.TokenClaims.Replace(HandMadeChain.Grant, GrantReaderTests.Controller, StringComparison.Ordinal));
        var link = HandMadeChain.LinkClaims.Replace("\"pattern\":\"gateway\"", "\"pattern\":\"controller\"" + members, StringComparison.Ordinal);
        var chain = Verify(token + "~" + _hand.Link(token, link), _hand.Bob);

        AssertReached(chain, reached ? [Mounted] : []);
    }

    [Fact]
    public void GrantOfAConfiguration_ReachesBoth()
    {
        var grant = Token(HandMadeChain.Grant).Token.Grant with { ReachesMounted = true };

        AssertReached(VerifiedChain.OfPrincipal("netops", grant), Direct, Mounted, Elsewhere, Unnamed);
    }

    [Fact]
    public void GrantOfAConfiguration_IsNotWiderInAToken()
    {
        var held = Token(HandMadeChain.Grant).Token.Grant with { ReachesMounted = true };

        // What an exchange makes of it, and what is written of it.
        Assert.False(GrantIntersection.Of(held, held).Value!.ReachesMounted);
        Assert.False(GrantReader.Read(System.Text.Encoding.UTF8.GetBytes(GrantWriter.Write(held).ToJsonString())).Value!.ReachesMounted);
    }

    [Fact]
    public void WithoutADevice_ThePatternOfTheTokenIsAsked()
    {
        var request = new AccessRequest { Pattern = DeploymentPattern.Controller, Controller = DeviceName.Parse("ctl-1"), Operation = GrantOperation.Read };

        Assert.True(Token(GrantReaderTests.Controller).Decide(request, HandMadeChain.Now).IsAllowed);
        Assert.False(Token(HandMadeChain.Grant).Decide(request, HandMadeChain.Now).IsAllowed);
    }

    // What is shown is what may be asked of, and nothing else.
    private static void AssertReached(VerifiedChain chain, params DeviceFacts[] reached)
    {
        foreach (var device in new[] { Direct, Mounted, Elsewhere, Unnamed })
        {
            var request = new AccessRequest { Pattern = device.Pattern, Controller = device.Controller, Device = device, Operation = GrantOperation.Read, Datastore = Datastore.Running };
            Assert.Equal(reached.Contains(device), chain.Shows(device));
            Assert.Equal(reached.Contains(device), chain.Decide(request, HandMadeChain.Now).IsAllowed);
        }
    }

    private VerifiedChain Token(string grant) => Verify(_hand.Token(HandMadeChain.TokenClaims.Replace(HandMadeChain.Grant, grant, StringComparison.Ordinal)), _hand.Alice);

    private VerifiedChain Verify(string text, RawJws presenter) =>
        _hand.Verify(text, presenter, change: options => options with { Patterns = [DeploymentPattern.Gateway, DeploymentPattern.Controller] }).Value!;
}
