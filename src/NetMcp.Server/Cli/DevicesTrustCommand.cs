using System.CommandLine;
using System.Text.Json.Nodes;
using NetMcp.Devices.Operating;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Hosting;

namespace NetMcp.Server.Cli;

/// <summary>
/// <c>netmcp devices trust</c>: records a device's host key after its fingerprint was compared: by a person, or with one given.
/// </summary>
internal static class DevicesTrustCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var name = new Argument<string>("DEVICE") { Description = "The device." };
        var configuration = CommonOptions.Configuration();
        var json = CommonOptions.Json();
        var fingerprint = new Option<string?>("--fingerprint") { Description = "Trust the key if this is its fingerprint, without a question.", HelpName = "SHA256:..." };
        var yes = new Option<bool>("--yes") { Description = "Trust whatever key the device shows. Only where nobody can stand in between." };
        var command = new Command("trust", "Show a device's host key and record it in known_hosts. Exit codes: 0 trusted, 1 not.")
        {
            name, fingerprint, yes, configuration, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = ConfigurationFile.Find(parsed.GetValue(configuration)?.FullName);
            var inventory = LocalInventory.Load(console, file);
            var device = LocalInventory.Select(inventory, [parsed.GetRequiredValue(name)])[0];
            await using var services = LocalInventory.Services(file, inventory);
            var devices = services.GetRequiredService<IDeviceOperator>();
            var outcome = await devices.FetchHostKeyAsync(device, cancellationToken);
            if (!outcome.TryGet(out var key, out var failure))
            {
                throw new CliException(CliExitCode.Failed, TerminalText.Clean($"{device}: {failure.Message} [{failure.Code}]"));
            }

            Show(console, key);
            var expected = parsed.GetValue(fingerprint);
            if (expected is not null && expected != key.Fingerprint)
            {
                throw new CliException(CliExitCode.Failed, "That is not the fingerprint given; nothing was recorded.");
            }

            var trusted = key.Standing == "trusted" || expected is not null || parsed.GetValue(yes) || await AskAsync(console, cancellationToken);
            if (trusted && key.Standing != "trusted")
            {
                await RecordAsync(devices, key, cancellationToken);
            }

            Report(console, key, trusted, parsed.GetValue(json));
            return trusted ? CliExitCode.Done : CliExitCode.Failed;
        });
        return command;
    }

    private static async Task RecordAsync(IDeviceOperator devices, OfferedHostKey key, CancellationToken cancellationToken)
    {
        try
        {
            await devices.TrustAsync(key, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(CliExitCode.Failed, TerminalText.Clean($"known_hosts could not be written and is as it was: {e.Message}"), e);
        }
    }

    private static void Show(CliConsole console, OfferedHostKey key)
    {
        console.Error.WriteLine(TerminalText.Clean($"{key.Device} shows the {key.Type} key {key.Fingerprint}"));
        if (key.Standing == "changed")
        {
            console.Error.WriteLine("This is NOT the key that known_hosts has for it: somebody may stand in between, or the device has a new key. Compare the fingerprint on the device itself.");
        }
    }

    private static async Task<bool> AskAsync(CliConsole console, CancellationToken cancellationToken)
    {
        if (!console.Interactive)
        {
            throw new CliException(CliExitCode.Usage, "Nobody is there to ask; give --fingerprint (or --yes).");
        }

        await console.Error.WriteAsync("Compare the fingerprint with the device's own. Trust it? Type yes: ");
        return string.Equals((await console.In.ReadLineAsync(cancellationToken))?.Trim(), "yes", StringComparison.OrdinalIgnoreCase);
    }

    private static void Report(CliConsole console, OfferedHostKey key, bool trusted, bool json)
    {
        if (json)
        {
            JsonText.Write(console.Out, new JsonObject
            {
                ["device"] = key.Device.Value,
                ["type"] = key.Type,
                ["fingerprint"] = key.Fingerprint,
                ["was"] = key.Standing,
                ["trusted"] = trusted,
            });
        }
        else
        {
            console.Out.WriteLine(key.Standing == "trusted" ? "Already trusted." : trusted ? "Trusted." : "Not trusted; nothing was recorded.");
        }
    }
}
