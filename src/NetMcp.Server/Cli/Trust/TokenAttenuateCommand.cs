using System.CommandLine;
using NetMcp.Trust.Chains;
using NetMcp.Trust.Keys;
using NetMcp.Trust.Tokens;

namespace NetMcp.Server.Cli.Trust;

/// <summary><c>netmcp token attenuate</c>: a holder narrows a token and hands it on, without the authority.</summary>
internal static class TokenAttenuateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var chain = new Argument<string>("FILE") { Description = "The token, or a chain that was narrowed before; - for standard input." };
        var key = new Option<string>("--key") { Description = "The key of its holder, as 'netmcp keys create' makes it.", HelpName = "FILE", Required = true };
        var holder = TrustOptions.Holder();
        holder.Required = true;
        var subject = TrustOptions.Subject();
        var grant = TrustOptions.Grant();
        var lifetime = TrustOptions.Duration("--lifetime", "How long the link is good; no longer than what it narrows in any case", "15m", TimeSpan.FromDays(90));
        var json = CommonOptions.Json();
        var command = new Command("attenuate", "Narrow a token for somebody else. Exit codes: 0 done, 1 the key file cannot be used, 65 refused.") { chain, key, holder, subject, grant, lifetime, json };
        command.SetAction(parsed =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var claims = new TokenClaims
            {
                Subject = parsed.GetRequiredValue(subject),
                IssuedAt = now,
                NotBefore = now,
                ExpiresAt = now + parsed.GetValue(lifetime),
                Id = TokenIds.Create(),
                KeyThumbprint = parsed.GetValue(holder),
                Grant = TrustFiles.Grant(console, parsed.GetRequiredValue(grant), isLink: true),
            };
            using var mine = TrustFiles.Use(() => KeyFile.Read(parsed.GetRequiredValue(key)));
            var text = TrustFiles.Chain(console, parsed.GetRequiredValue(chain));
            TokenIssueCommand.Write(console, TrustFiles.Value(console, "The chain", Attenuator.Attenuate(text, mine, claims)), claims, parsed.GetValue(json));
            return CliExitCode.Done;
        });
        return command;
    }
}
