using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NetMcp.Core.Access;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Cli.Yang;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Refusals;
using NetMcp.Trust.Revocation;
using NetMcp.Trust.Tokens;

namespace NetMcp.Server.Cli.Trust;

/// <summary><c>netmcp token inspect</c>: what a token says and, given keys, whether it is good.</summary>
internal static class TokenInspectCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var chain = new Argument<string>("FILE") { Description = "The token or chain; - for standard input." };
        var authority = TrustOptions.Authority(required: false);
        var jwks = new Option<string?>("--jwks") { Description = "The key set of the authority, instead of its folder.", HelpName = "FILE" };
        var audience = new Option<string?>("--audience") { Description = "The audience that it should be for; any if not given.", HelpName = "URI" };
        var modules = RuleModules.Folders();
        var json = CommonOptions.Json();
        var command = new Command("inspect", "Show what a token says; with the authority's keys, verify it. Possession of the key is not checked. Exit codes: 0 good, or nothing to verify with, 1 refused, or a path names nothing in --modules, 65 not a token.")
        {
            chain, authority, jwks, audience, modules, json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var text = TrustFiles.Chain(console, parsed.GetRequiredValue(chain));
            var links = TrustFiles.Value(console, "The token", UnverifiedChain.Read(text));
            var refusals = Keys(console, parsed.GetValue(authority), parsed.GetValue(jwks)) is var (keys, revocations)
                ? TrustFiles.Use(() => Verify(text, links, keys, revocations, parsed.GetValue(audience)))
                : null;
            var mistakes = RuleModules.Check(console, parsed.GetValue(modules) ?? [], links.SelectMany((link, index) => Rules(link, $"link[{index}].paths")), cancellationToken);
            Write(console, links, refusals, parsed.GetValue(json));
            RuleModules.Print(console, mistakes);
            return Task.FromResult(refusals is { Count: > 0 } || mistakes.Count > 0 ? CliExitCode.Failed : CliExitCode.Done);
        });
        return command;
    }

    private static IEnumerable<(string Where, NodePath Path)> Rules(TokenClaims link, string where) =>
        (link.Grant.Paths.Allow ?? []).Select(path => (where + ".allow", path)).Concat(link.Grant.Paths.Deny.Select(path => (where + ".deny", path)));

    private static (KeySet Keys, IRevocations Revocations)? Keys(CliConsole console, string? authority, string? jwks)
    {
        if (jwks is not null)
        {
            return (TrustFiles.Value(console, jwks, KeySet.Read(TrustFiles.Bytes(jwks))), NoRevocations.Instance);
        }

        if (authority is null)
        {
            return null;
        }

        using var ring = TrustFiles.Use(() => KeyRing.Open(TrustFiles.Keys(authority)));
        return (ring.PublishedAt(TimeProvider.System.GetUtcNow()), TrustFiles.Revocations(authority));
    }

    private static IReadOnlyList<Refusal> Verify(string text, List<TokenClaims> links, KeySet keys, IRevocations revocations, string? audience)
    {
        // Whoever looks has no proof to show: the key that the last link confirms is taken as proved, and the output says so.
        var options = new ChainVerifierOptions { Issuer = links[0].Issuer!, Audience = audience ?? links[0].Audience!, Patterns = Enum.GetValues<DeploymentPattern>(), AllowBearer = true };
        return new ChainVerifier(options, revocations).Verify(text, keys, links[^1].KeyThumbprint, TimeProvider.System.GetUtcNow()).Refusals;
    }

    private static void Write(CliConsole console, List<TokenClaims> links, IReadOnlyList<Refusal>? refusals, bool json)
    {
        var verdict = refusals is null ? "not verified" : refusals.Count == 0 ? "good" : "refused";
        var said = new JsonArray([.. links.Select(Link)]);
        var reasons = new JsonArray([.. (refusals ?? []).Select(refusal => (JsonNode)new JsonObject { ["code"] = refusal.Code.ToString(), ["where"] = refusal.Where, ["message"] = refusal.Message })]);
        var all = new JsonObject { ["verdict"] = verdict, ["refusals"] = reasons, ["links"] = said };
        if (json)
        {
            JsonText.Write(console.Out, all);
            return;
        }

        console.Out.WriteLine(verdict + (refusals is null ? " (give --authority or --jwks)" : ""));
        foreach (var refusal in refusals ?? [])
        {
            console.Out.WriteLine(TerminalText.Clean("  " + refusal));
        }

        foreach (var link in said.OfType<JsonObject>())
        {
            console.Out.WriteLine();
            ReadableJson.Write(console.Out, link);
        }
    }

    private static JsonObject Link(TokenClaims claims)
    {
        var link = new JsonObject { ["jti"] = claims.Id, ["subject"] = claims.Subject };
        Add(link, "issuer", claims.Issuer);
        Add(link, "audience", claims.Audience);
        Add(link, "issued", Time(claims.IssuedAt));
        Add(link, "notBefore", claims.NotBefore == claims.IssuedAt ? null : Time(claims.NotBefore));
        Add(link, "expires", Time(claims.ExpiresAt));
        Add(link, "holder", claims.KeyThumbprint);
        link["grant"] = GrantWriter.Write(claims.Grant);
        return link;
    }

    private static void Add(JsonObject json, string name, string? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }

    private static string Time(DateTimeOffset time) => time.ToString("u", CultureInfo.InvariantCulture);
}
