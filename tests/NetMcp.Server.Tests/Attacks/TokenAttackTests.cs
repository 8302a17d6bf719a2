using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NetMcp.Server.Tests.Authorization;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Trust.Tests;
using Xunit;

namespace NetMcp.Server.Tests.Attacks;

/// <summary>Tokens and chains that are not what they say, over HTTP, each with a proof that is right for it.</summary>
[Collection(AttackCollection.Name)]
public sealed class TokenAttackTests(AttackLab lab)
{
    [RequiresFact(AttackLab.Needs)]
    public async Task Token_OfHandWrittenBytes_IsTakenWhenItIsRight()
    {
        using var forge = new ForgedToken(lab);
        var token = forge.Token();

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(forge.Headers(token))).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(forge.Headers(forge.Link(token, "")))).Status);
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData(@"""iat"".*""exp"":\d+", @"""iat"":1700000000,""nbf"":1700000000,""exp"":1700000600", "Expired")]
    [InlineData(@"""iat"".*""exp"":", @"""iat"":NOW,""nbf"":SOON,""exp"":", "NotYetValid")]
    [InlineData(@"""exp"":\d+", @"""exp"":9999999999", "Claim")]
    [InlineData(@"""exp"":", @"""exp"":NOW,""exp"":", "Malformed")]
    [InlineData("https://authority.test", "https://authority.test/", "Issuer")]
    [InlineData("https://authority.test", "https://AUTHORITY.test", "Issuer")]
    [InlineData(@"""aud"":""https://gateway.test/mcp""", @"""aud"":""https://gateway.test""", "Audience")]
    [InlineData(@"""aud"":""https://gateway.test/mcp""", @"""aud"":[""https://other.test"",""https://gateway.test/mcp""]", "Claim")]
    [InlineData(@"details"":.*", @"details"":[{""type"":""network"",""pattern"":""element-to-element"",""devices"":{""names"":[""edge-1""]},""tools"":[""*""],""operations"":[""read""],""datastores"":[""operational""]}]}", "Pattern")]
    [InlineData(@"details"":.*", @"details"":[{""type"":""network"",""pattern"":""controller"",""controller"":""c"",""devices"":{""names"":[""edge-1""]},""tools"":[""*""],""operations"":[""read""],""datastores"":[""operational""]}]}", "Pattern")]
    [InlineData(@"""pattern"":""gateway""", @"""pattern"":""Gateway""", "Pattern")]
    [InlineData(@"""type"":""network""", @"""type"":""network"",""type"":""network""", "Malformed")]
    [InlineData(@"""sub"":""mallory""", @"""sub"":""mallory"",""sub"":""nina""", "Malformed")]
    [InlineData(@"""sub"":""mallory""", @"""sub"":""mal\ud800lory""", "Malformed")]
    [InlineData(@"""cnf"":\{", @"""cnf"":{""jku"":""https://evil.test"",", "Claim")]
    [InlineData(@"""cnf""", @"""conf""", "Claim")]
    [InlineData(@"change"":1", @"change"":1e9", "Claim")]
    public async Task Claims_ThatAreNotForHere_AreRefused(string pattern, string replacement, string why)
    {
        using var forge = new ForgedToken(lab);
        var record = await RefusedAsync(forge.Headers(forge.Token(claims: forge.Claims(pattern, replacement))));
        Assert.Contains(why + ":", record.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [RequiresTheory(AttackLab.Needs)]
    [InlineData("""{"alg":"none","typ":"network-capability+jwt","kid":"KID"}""")]
    [InlineData("""{"alg":"None","typ":"network-capability+jwt","kid":"KID"}""")]
    [InlineData("""{"alg":"ES384","typ":"network-capability+jwt","kid":"KID"}""")]
    [InlineData("""{"alg":"ES256K","typ":"network-capability+jwt","kid":"KID"}""")]
    [InlineData("""{"alg":"ES256","typ":"network-capability+jwt","kid":"../../authority/keys/ring.json"}""")]
    [InlineData("""{"alg":"ES256","typ":"network-capability+jwt","kid":"KID","kid":"KID"}""")]
    [InlineData("""{"alg":"ES256","typ":"network-capability+jwt","kid":"KID","jwk":JWK}""")]
    [InlineData("""{"alg":"ES256","typ":"network-capability+jwt","kid":"KID","jku":"http://127.0.0.1/keys"}""")]
    [InlineData("""{"alg":"ES256","typ":"network-capability+jwt","kid":"KID","x5c":["AA=="]}""")]
    [InlineData("""{"alg":"ES256","typ":"network-capability+jwt","kid":"KID","crit":["exp"]}""")]
    [InlineData("""{"alg":"ES256","typ":"network-capability+jwt","kid":"KID","b64":false}""")]
    [InlineData("""{"alg":"ES256","typ":"network-capability+jwt"}""")]
    [InlineData("""{"alg":"ES256","typ":"JWT","kid":"KID"}""")]
    [InlineData("""{"alg":"ES256","typ":"network-capability-link+jwt","jwk":JWK}""")]
    [InlineData("""{"alg":"ES256","typ":"dpop+jwt","jwk":JWK}""")]
    [InlineData("""{"alg":"es256","typ":"network-capability+jwt","kid":"KID"}""")]
    [InlineData("""{"alg":["ES256"],"typ":"network-capability+jwt","kid":"KID"}""")]
    [InlineData("""{"alg":"ES256","alg":"none","typ":"network-capability+jwt","kid":"KID"}""")]
    [InlineData("""{"alg":"ES256","typ":"network-capability+jwt","kid":"KID","zip":"DEF"}""")]
    public async Task Header_ThatConfuses_IsRefused(string header)
    {
        using var forge = new ForgedToken(lab);
        await RefusedAsync(forge.Headers(forge.Token(header)));
        await RefusedAsync(forge.Headers(forge.Token(header, signer: forge.Mallory)));
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Signature_ThatIsNotTheAuthoritys_IsRefused()
    {
        using var forge = new ForgedToken(lab);
        var token = forge.Token();
        var parts = token.Split('.');
        var head = RawJws.Encode("""{"alg":"HS256","typ":"network-capability+jwt","kid":"KID"}""".Replace("KID", forge.Authority.Thumbprint, StringComparison.Ordinal)) + "." + parts[1];
        var zero = System.Buffers.Text.Base64Url.EncodeToString(new byte[64]);
        var order = Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");
        string[] tokens =
        [
            forge.Token(signer: forge.Mallory),
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1] + "." + zero,
            parts[0] + "." + RawJws.Encode(forge.Claims("edge-1", AttackLab.Hidden)) + "." + parts[2],
            token + "=", token + ".x", token[..^2], "." + token,
            head + "." + Mac(forge.Authority.X, head), head + "." + Mac(forge.Authority.Jwk, head), head + "." + Mac(forge.Authority.Jwks, head),
            "eyJhbGciOiJub25lIn0.e30.",
            parts[0] + "." + parts[1] + "." + System.Buffers.Text.Base64Url.EncodeToString([.. order, .. order]),
            parts[0] + "." + parts[1] + "." + Der(parts[2]),
            parts[0] + "." + parts[1] + "." + parts[2][..^1] + (parts[2][^1] == 'A' ? 'B' : 'A'),
            parts[0] + "=." + parts[1] + "." + parts[2],
            parts[0] + "%2e" + parts[1] + "." + parts[2],
        ];

        foreach (var forged in tokens)
        {
            await RefusedAsync(forge.Headers(forged));
        }

        // The same signature in the form of RFC 3279.
        static string Der(string signature)
        {
            var raw = System.Buffers.Text.Base64Url.DecodeFromChars(signature);
            return System.Buffers.Text.Base64Url.EncodeToString([0x30, 70, 2, 33, 0, .. raw[..32], 2, 33, 0, .. raw[32..]]);
        }

        static string Mac(string secret, string text) => System.Buffers.Text.Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(text)));
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Chain_StrippedSwappedOrHandMade_IsRefused()
    {
        using var forge = new ForgedToken(lab);
        using var thief = new RawJws();
        var owner = lab.Issue();
        var helper = owner.Narrow("\"operations\":[\"read\"]");
        var token = forge.Token();
        var other = forge.Token();
        string[] chains =
        [
            forge.Link(token, "", signer: thief),
            forge.Link(token, "", signer: thief, shown: forge.Mallory),
            forge.Link(token, "", parent: ForgedToken.Hash(other)),
            forge.Link(token, ",\"pattern\":\"gateway\""),
            forge.Link(token, "").Replace(token, other, StringComparison.Ordinal),
            forge.Link(token, ",\"operations\":[\"approve\"]"),
            string.Join('~', forge.Link(token, "").Split('~').Reverse()),
            token + "~" + token, token + "~", "~" + token, forge.Link(token, "").Split('~')[1],
            Enumerable.Range(0, 5).Aggregate(token, (chain, _) => forge.Link(chain, "")),
            forge.Link(token, "", edit: claims => Regex.Replace(claims, @"""iat"".*""exp"":\d+", @"""iat"":1700000000,""nbf"":1700000000,""exp"":1700000600")),
            forge.Link(token, "", edit: claims => Regex.Replace(claims, @"""nbf"":\d+", $@"""nbf"":{AttackLab.Now.ToUnixTimeSeconds() + 300}")),
            forge.Link(token, "", edit: claims => claims.Replace("\"sub\"", $"\"iss\":\"{GuardedGateway.Issuer}\",\"sub\"", StringComparison.Ordinal)),
            forge.Link(token, "", edit: claims => claims.Replace("\"sub\"", $"\"aud\":\"{GuardedGateway.Resource}\",\"sub\"", StringComparison.Ordinal)),
            forge.Link(token, "", edit: claims => claims.Replace("\"cnf\":", "\"cnf\":{},\"cnf\":", StringComparison.Ordinal)),
            forge.Link(token, "", edit: claims => claims.Replace("\"pattern\":\"gateway\"", "\"pattern\":\"element-to-element\"", StringComparison.Ordinal)),
            forge.Link(token, "", parent: ForgedToken.Hash(token) + "="),
            forge.Link(token, "", parent: string.Empty),
            forge.Link(forge.Link(token, ""), "", parent: ForgedToken.Hash(token)),
        ];
        foreach (var chain in chains)
        {
            await RefusedAsync(forge.Headers(chain));
        }

        // The last link left off: the token is good, and the key that it confirms is not the helper's.
        await RefusedAsync(new Holder(helper.Key, owner.Chain, AttackLab.Now).Headers(AttackLab.Now));
        await RefusedAsync(new Holder(owner.Key, helper.Chain, AttackLab.Now).Headers(AttackLab.Now));
    }

    [RequiresFact(AttackLab.Needs)]
    public async Task Link_Wider_AllowsNothingMore()
    {
        using var forge = new ForgedToken(lab);
        var wide = forge.Link(
            forge.Token(), ",\"devices\":{\"all\":true},\"tools\":[\"*\"],\"operations\":[\"read\",\"plan\",\"apply\"],\"datastores\":[\"operational\",\"running\",\"candidate\",\"startup\"],\"paths\":{\"allow\":[\"/ietf-system:system\"]},\"max_devices_per_change\":50");

        var attack = await lab.BeginAsync();
        var hidden = await CallAsync(forge.Headers(wide), "network.yang.get", $$"""{"devices":["{{AttackLab.Hidden}}"],"path":"/ietf-system:system"}""");
        await attack.RefusedAsync(hidden, AttackLab.Hidden, "mallory");

        attack = await lab.BeginAsync();
        await attack.RefusedAsync(await CallAsync(forge.Headers(wide), "network.yang.get", """{"devices":["edge-1"],"datastore":"startup"}"""), principal: "mallory");
        attack = await lab.BeginAsync();
        await attack.RefusedAsync(await CallAsync(forge.Headers(wide), "network.yang.get", """{"devices":["edge-1"],"path":"/ietf-system:system/authentication"}"""), principal: "mallory");
        attack.Silent(await CallAsync(forge.Headers(wide), "network.yang.get", """{"devices":["edge-1"],"path":"/ietf-system:system"}"""));
    }

    private async Task<System.Text.Json.JsonElement> RefusedAsync((string, string)[] headers)
    {
        var attack = await lab.BeginAsync();
        var answer = await SendAsync(headers);
        Assert.Contains(answer.Status, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest });
        return await attack.RefusedAsync(answer);
    }

    private Task<GateAnswer> SendAsync((string, string)[] headers) => lab.Client.SendAsync("tools/list", "", null, headers);

    private Task<GateAnswer> CallAsync((string, string)[] headers, string tool, string arguments) =>
        lab.Client.SendAsync("tools/call", $"\"name\":\"{tool}\",\"arguments\":{arguments}", tool, headers);
}
