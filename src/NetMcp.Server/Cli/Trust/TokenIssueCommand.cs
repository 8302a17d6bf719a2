using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NetMcp.Core.Auditing;
using NetMcp.Server.Auditing;
using NetMcp.Server.Cli.Acts;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Cli.Yang;
using NetMcp.Trust.Grants;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Schemas;
using NetMcp.Trust.Tokens;

namespace NetMcp.Server.Cli.Trust;

/// <summary><c>netmcp token issue</c>: a capability token of the authority.</summary>
internal static class TokenIssueCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var authority = TrustOptions.Authority();
        var issuer = new Option<string>("--issuer") { Description = "The name of the authority: the 'iss' that verifiers expect.", HelpName = "URI", Required = true };
        var audience = new Option<string>("--audience") { Description = "The gateway or element that it is for: the 'aud'.", HelpName = "URI", Required = true };
        var subject = TrustOptions.Subject();
        var grant = TrustOptions.Grant();
        var holder = TrustOptions.Holder();
        var bearer = new Option<bool>("--bearer") { Description = "For whoever presents it, without a key; only gateways that are configured for it take one." };
        var lifetime = TrustOptions.Duration("--lifetime", "How long it is good", "1h", TimeSpan.FromDays(90));
        var configuration = CommonOptions.Configuration();
        var json = CommonOptions.Json();
        var command = new Command("issue", "Issue a capability token. Exit codes: 0 issued, 1 a key cannot be used, 65 the grant or a claim is not correct.")
        {
            authority, issuer, audience, subject, grant, holder, bearer, lifetime, configuration, json,
        };
        var modules = new YangInputs();
        modules.ModuleOption.Required = false;
        modules.ModuleOption.Description = "A module that the grant's paths are checked against: a file, or a name in the search folders. May be repeated.";
        modules.AddTo(command, asOption: true);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(holder) is null) != result.GetValue(bearer))
            {
                result.AddError("Either --holder or --bearer is needed.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var claims = new TokenClaims
            {
                Issuer = parsed.GetRequiredValue(issuer),
                Audience = parsed.GetRequiredValue(audience),
                Subject = parsed.GetRequiredValue(subject),
                IssuedAt = now,
                NotBefore = now,
                ExpiresAt = now + parsed.GetValue(lifetime),
                Id = TokenIds.Create(),
                KeyThumbprint = parsed.GetValue(holder),
                Grant = TrustFiles.Grant(console, parsed.GetRequiredValue(grant), isLink: false),
            };
            if (parsed.GetValue(modules.ModuleOption) is { Length: > 0 })
            {
                CheckPaths(console, claims.Grant, modules.Compile(parsed, cancellationToken));
            }

            using var ring = TrustFiles.Use(() => KeyRing.Open(TrustFiles.Keys(parsed.GetValue(authority)!)));
            var token = TrustFiles.Value(console, "The token", TokenIssuer.Issue(claims, TrustFiles.Use(() => ring.SignerAt(now))));
            await using var log = ActLog.Find(console, parsed.GetValue(configuration));

            // Before anybody has it there is nothing that could have been done with it: one record says all.
            await log.WriteAsync(Act(claims, Path.GetFullPath(parsed.GetValue(authority)!)), cancellationToken);
            Write(console, token, claims, parsed.GetValue(json));
            return CliExitCode.Done;
        });
        return command;
    }

    /// <summary>Writes a new token or chain.</summary>
    public static void Write(CliConsole console, string token, TokenClaims claims, bool json)
    {
        if (json)
        {
            JsonText.Write(console.Out, new JsonObject { ["token"] = token, ["jti"] = claims.Id, ["subject"] = claims.Subject, ["expires"] = claims.ExpiresAt.ToString("u", CultureInfo.InvariantCulture) });
        }
        else
        {
            console.Out.WriteLine(token);
        }
    }

    private static CommandAct Act(TokenClaims claims, string authority)
    {
        var grant = GrantWriter.Write(claims.Grant);
        var arguments = new JsonObject
        {
            ["jti"] = claims.Id,
            ["subject"] = claims.Subject,
            ["pattern"] = (string?)grant["pattern"],
            ["audience"] = claims.Audience,
            ["expires"] = claims.ExpiresAt.ToString("u", CultureInfo.InvariantCulture),
            ["holder"] = claims.KeyThumbprint ?? "bearer",
            ["authority"] = authority,

            // Last, for a long one is cut.
            ["grant"] = grant,
        };
        return ActRun.Of(AuditKind.TokenIssued, "netmcp token issue", arguments) with { Outcome = AuditOutcome.Succeeded, Token = claims.Id };
    }

    private static void CheckPaths(CliConsole console, NetworkGrant grant, YangInput input)
    {
        DiagnosticPrinter.Print(console.Error, input.Compilation.Diagnostics);
        var mistakes = RuleCheck.Check(grant.Paths, input.Compilation.Schema);
        foreach (var mistake in mistakes)
        {
            console.Error.WriteLine(TerminalText.Clean($"The grant: {mistake}"));
        }

        if (mistakes.Count > 0 || !input.Compilation.Succeeded)
        {
            throw new CliException(CliExitCode.Data, "No token was issued.");
        }
    }
}
