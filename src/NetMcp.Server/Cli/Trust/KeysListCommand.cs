using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Output;
using NetMcp.Trust.Keys;

namespace NetMcp.Server.Cli.Trust;

/// <summary><c>netmcp keys list</c>: the keys of the authority, or what it publishes.</summary>
internal static class KeysListCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var authority = TrustOptions.Authority();
        var jwks = new Option<bool>("--jwks") { Description = "Write the JWK set (RFC 7517) that is published now." };
        var json = CommonOptions.Json();
        var command = new Command("list", "List the keys of the authority. Exit codes: 0 done, 1 a file cannot be used.") { authority, jwks, json };
        command.SetAction(parsed =>
        {
            using var ring = TrustFiles.Use(() => KeyRing.Open(TrustFiles.Keys(parsed.GetValue(authority)!)));
            var now = TimeProvider.System.GetUtcNow();
            if (parsed.GetValue(jwks))
            {
                JsonText.Write(console.Out, ring.PublishedAt(now).ToJson());
                return CliExitCode.Done;
            }

            var signer = TrustFiles.Use(() => ring.SignerAt(now)).Public.Thumbprint;
            var rows = new JsonArray([.. ring.Entries.Select(entry => Row(entry, entry.Kid == signer, now))]);
            if (parsed.GetValue(json))
            {
                JsonText.Write(console.Out, rows);
            }
            else
            {
                ReadableJson.WriteTable(console.Out, rows);
            }

            return CliExitCode.Done;
        });
        return command;
    }

    private static JsonObject Row(RingEntry entry, bool signs, DateTimeOffset now) => new()
    {
        ["kid"] = entry.Kid,
        ["state"] = signs ? "signs" : entry.SignsFrom > now ? "waits" : entry.VerifiesUntil <= now ? "ended" : "verifies",
        ["created"] = Time(entry.CreatedAt),
        ["signsFrom"] = Time(entry.SignsFrom),
        ["verifiesUntil"] = entry.VerifiesUntil is { } until ? Time(until) : null,
    };

    private static string Time(DateTimeOffset time) => time.ToString("u", CultureInfo.InvariantCulture);
}
