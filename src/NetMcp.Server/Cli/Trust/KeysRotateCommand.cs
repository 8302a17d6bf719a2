using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NetMcp.Core.Auditing;
using NetMcp.Server.Cli.Acts;
using NetMcp.Server.Cli.Output;
using NetMcp.Trust.Keys;

namespace NetMcp.Server.Cli.Trust;

/// <summary><c>netmcp keys rotate</c>: a new key for the authority; the first time it makes the authority.</summary>
internal static class KeysRotateCommand
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(366);

    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var authority = TrustOptions.Authority();
        var lead = TrustOptions.Duration("--lead", "How long the new key is published before it signs, so that copies of the key set are renewed in time", "0s", Year);
        var overlap = TrustOptions.Duration("--overlap", "How long the key before it goes on verifying after that: at least the longest lifetime of a token", "90d", Year);
        var configuration = CommonOptions.Configuration();
        var json = CommonOptions.Json();
        var command = new Command("rotate", "Make a new key for the authority; the first time, make the authority. Exit codes: 0 made, 1 not.") { authority, lead, overlap, configuration, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = TrustFiles.Own(parsed.GetValue(authority)!);
            await using var log = ActLog.Find(console, parsed.GetValue(configuration));
            var asked = new JsonObject { ["authority"] = folder, ["lead"] = parsed.GetValue(lead).ToString("c"), ["overlap"] = parsed.GetValue(overlap).ToString("c") };
            var entry = await ActRun.DoAsync(
                console,
                log,
                ActRun.Of(AuditKind.KeysRotated, "netmcp keys rotate", asked),
                () => Task.FromResult(TrustFiles.Use(() => KeyRing.Rotate(TrustFiles.Keys(folder), TimeProvider.System.GetUtcNow(), parsed.GetValue(lead), parsed.GetValue(overlap)))),
                made => new JsonObject { ["kid"] = made.Kid, ["signsFrom"] = made.SignsFrom.ToString("u", CultureInfo.InvariantCulture), ["authority"] = folder },
                cancellationToken);
            var from = entry.SignsFrom.ToString("u", CultureInfo.InvariantCulture);
            if (parsed.GetValue(json))
            {
                JsonText.Write(console.Out, new JsonObject { ["kid"] = entry.Kid, ["signsFrom"] = from });
            }
            else
            {
                console.Out.WriteLine($"{entry.Kid} signs from {from}");
            }

            return CliExitCode.Done;
        });
        return command;
    }
}
