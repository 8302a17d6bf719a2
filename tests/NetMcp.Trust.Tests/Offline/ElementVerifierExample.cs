using System.Text;
using NetMcp.Core.Access;
using NetMcp.Core.Devices;
using NetMcp.TestKit;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Offline;
using NetMcp.Trust.Paths;
using NetMcp.Trust.Refusals;

namespace NetMcp.Trust.Tests.Offline;

/// <summary>The example of docs/security.md, and what an element refuses.</summary>
public sealed class ElementVerifierExample : IDisposable
{
    private readonly RawJws _authority = new();
    private readonly RawJws _peer = new();

    public void Dispose()
    {
        _authority.Dispose();
        _peer.Dispose();
    }

    [Fact]
    public void Example_OfThePage_Decides()
    {
        var jwks = Encoding.UTF8.GetBytes(_authority.Jwks);
        var (token, thumbprint) = (Token(), _peer.Thumbprint);
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

        // example: element
        var element = ElementVerifier.Create(
            jwks, issuer: "https://authority.example", audience: "urn:example:edge-2", DeviceName.Parse("edge-2"), maxLifetime: TimeSpan.FromDays(7)).Value!;

        AccessDecision decision = element.Decide(
            token,
            presenterThumbprint: thumbprint, // of the key that the peer has just proved to hold
            new AccessRequest
            {
                Pattern = DeploymentPattern.ElementToElement,
                Operation = GrantOperation.Read,
                Tool = "network.yang.get",
                Paths = [NodePath.Parse("/ietf-interfaces:interfaces/interface[name='eth0']")],
            },
            now);

        bool answer = decision.IsAllowed;               // false: the reasons are in decision.Refusals
        PathAccess interfaces = decision.Paths[0];      // Partly: leave out what is denied below
        // end of example
        Assert.True(answer);
        Assert.Equal(PathAccess.Partly, interfaces);
    }

    [Fact]
    public void Page_ShowsTheExample()
    {
        var source = File.ReadAllText(Repository.Path("tests", "NetMcp.Trust.Tests", "Offline", "ElementVerifierExample.cs"));
        var lines = source.Split("// example: element\n")[1].Split("        // end of example")[0].Split('\n').Select(line => line.Length > 8 ? line[8..] : "");

        Assert.Contains(string.Join('\n', lines).Trim(), File.ReadAllText(Repository.Path("docs", "security.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("edge-2", "urn:example:edge-9", "edge-9", RefusalCode.Audience)]
    [InlineData("edge-2", "urn:example:edge-2", "edge-9", RefusalCode.Device)]
    public void Decide_OnAnotherElement_IsRefused(string name, string audience, string element, RefusalCode code)
    {
        var verifier = ElementVerifier.Create(Encoding.UTF8.GetBytes(_authority.Jwks), "https://authority.example", audience, DeviceName.Parse(element), TimeSpan.FromDays(7)).Value!;
        var decision = verifier.Decide(Token(name), _peer.Thumbprint, Request(), DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));

        Assert.Equal(code, Assert.Single(decision.Refusals).Code);
    }

    [Fact]
    public void Decide_OfATokenForAGateway_IsRefused()
    {
        var verifier = ElementVerifier.Create(Encoding.UTF8.GetBytes(_authority.Jwks), "https://authority.example", "urn:example:edge-2", DeviceName.Parse("edge-2"), TimeSpan.FromDays(7)).Value!;
        var token = _authority.Write(Header(), Claims("edge-2").Replace("element-to-element", "gateway", StringComparison.Ordinal));

        Assert.Equal(RefusalCode.Pattern, Assert.Single(verifier.Decide(token, _peer.Thumbprint, Request(), DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)).Refusals).Code);
    }

    private static AccessRequest Request() => new() { Pattern = DeploymentPattern.ElementToElement, Operation = GrantOperation.Read };

    private string Token(string name = "edge-2") => _authority.Write(Header(), Claims(name));

    private string Header() => $$"""{"alg":"ES256","typ":"network-capability+jwt","kid":"{{_authority.Thumbprint}}"}""";

    private string Claims(string name) => $$$"""
        {"iss":"https://authority.example","sub":"edge-1","aud":"urn:example:edge-2","iat":1799999000,"nbf":1799999000,"exp":1800003600,"jti":"token-0001","cnf":{"jkt":"{{{_peer.Thumbprint}}}"},
         "authorization_details":[{"type":"network","pattern":"element-to-element","devices":{"names":["{{{name}}}"]},"tools":["*"],"operations":["read"],"datastores":["operational"],
         "paths":{"allow":["/ietf-interfaces:interfaces"],"deny":["/ietf-interfaces:interfaces/interface/description"]}}]}
        """;
}
