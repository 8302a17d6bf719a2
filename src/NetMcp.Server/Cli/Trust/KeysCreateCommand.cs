using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Server.Cli.Output;
using NetMcp.Trust.Keys;

namespace NetMcp.Server.Cli.Trust;

/// <summary><c>netmcp keys create</c>: a key for whoever is to hold a token. It stays with the holder; the authority is told the thumbprint.</summary>
internal static class KeysCreateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "Where the key is written; it must not be there yet." };
        var json = CommonOptions.Json();
        var command = new Command("create", "Make a key for a holder of tokens and say its thumbprint. Exit codes: 0 made, 1 not.") { file, json };
        command.SetAction(parsed =>
        {
            using var key = SigningKey.Create();
            TrustFiles.Use(() =>
            {
                KeyFile.Create(parsed.GetRequiredValue(file), key);
                return key;
            });
            if (parsed.GetValue(json))
            {
                JsonText.Write(console.Out, new JsonObject { ["thumbprint"] = key.Public.Thumbprint, ["jwk"] = key.Public.ToJwk() });
            }
            else
            {
                console.Out.WriteLine(key.Public.Thumbprint);
            }

            return CliExitCode.Done;
        });
        return command;
    }
}
