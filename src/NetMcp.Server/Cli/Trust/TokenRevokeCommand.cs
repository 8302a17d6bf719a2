using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NetMcp.Core.Auditing;
using NetMcp.Server.Cli.Acts;
using NetMcp.Server.Cli.Output;
using NetMcp.Trust.Revocation;

namespace NetMcp.Server.Cli.Trust;

/// <summary><c>netmcp token revoke</c>: ends a token, a link, or all that a subject holds. In effect at the next request of every gateway of the folder.</summary>
internal static class TokenRevokeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var authority = TrustOptions.Authority();
        var id = new Option<string?>("--jti") { Description = "The token, with all that descends from it; a link by the jti of all before it and its own, with slashes between.", HelpName = "ID" };
        var subject = new Option<string?>("--subject") { Description = "Everything issued up to this second that names this subject.", HelpName = "NAME" };
        var reason = new Option<string?>("--reason") { Description = "Why, for the list.", HelpName = "TEXT" };
        var configuration = CommonOptions.Configuration();
        var json = CommonOptions.Json();
        var command = new Command("revoke", "Revoke a token, a link, or what a subject holds. Exit codes: 0 revoked and on the disk, 1 not.") { authority, id, subject, reason, configuration, json };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(id) is null) == (result.GetValue(subject) is null))
            {
                result.AddError("Either --jti or --subject is needed.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var list = TrustFiles.Revocations(TrustFiles.Own(parsed.GetValue(authority)!));
            await using var log = ActLog.Find(console, parsed.GetValue(configuration));
            var arguments = new JsonObject { ["jti"] = parsed.GetValue(id), ["subject"] = parsed.GetValue(subject), ["authority"] = Path.GetFullPath(parsed.GetValue(authority)!) };
            var entry = await ActRun.RestrictAsync(
                console,
                log,
                ActRun.Of(AuditKind.TokenRevoked, "netmcp token revoke", arguments) with { Token = parsed.GetValue(id), Reason = parsed.GetValue(reason) },
                () => Task.FromResult(Revoke(list, parsed.GetValue(id), parsed.GetValue(subject), parsed.GetValue(reason))),
                cancellationToken);
            var at = entry.At.ToString("u", CultureInfo.InvariantCulture);
            if (parsed.GetValue(json))
            {
                JsonText.Write(console.Out, new JsonObject { ["at"] = at, ["jti"] = entry.LinkId, ["subject"] = entry.Subject });
            }
            else
            {
                console.Out.WriteLine(TerminalText.Clean($"Revoked {entry.LinkId ?? "the subject " + entry.Subject} at {at}"));
            }

            return CliExitCode.Done;
        });
        return command;
    }

    private static RevocationEntry Revoke(RevocationFile list, string? id, string? subject, string? reason)
    {
        try
        {
            return TrustFiles.Use(() => id is not null ? list.RevokeLink(id, reason) : list.RevokeSubject(subject!, reason));
        }
        catch (ArgumentException e)
        {
            throw new CliException(CliExitCode.Usage, "A name or reason has 1 to 512 characters and no control characters.", e);
        }
    }
}
