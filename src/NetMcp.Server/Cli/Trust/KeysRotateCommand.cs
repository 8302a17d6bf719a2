using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
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
        var json = CommonOptions.Json();
        var command = new Command("rotate", "Make a new key for the authority; the first time, make the authority. Exit codes: 0 made, 1 not.") { authority, lead, overlap, json };
        command.SetAction(parsed =>
        {
            var entry = TrustFiles.Use(() => KeyRing.Rotate(TrustFiles.Keys(parsed.GetValue(authority)!), TimeProvider.System.GetUtcNow(), parsed.GetValue(lead), parsed.GetValue(overlap)));
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
