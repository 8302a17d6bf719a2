using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Operating;
using NetMcp.Server.Cli.Output;
using NetMcp.Server.Hosting;

namespace NetMcp.Server.Cli;

/// <summary><c>netmcp devices check</c>: connects, logs in and reads the hello of devices, several at a time.</summary>
internal static class DevicesCheckCommand
{
    private const int Parallel = 8;

    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var names = new Argument<string[]>("DEVICE") { Description = "Devices; all of them when none is given.", Arity = ArgumentArity.ZeroOrMore };
        var configuration = CommonOptions.Configuration();
        var json = CommonOptions.Json();
        var command = new Command("check", "Connect, check the host key, log in and read the hello. Exit codes: 0 all well, 1 a device failed.") { names, configuration, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = ConfigurationFile.Find(parsed.GetValue(configuration)?.FullName);
            var inventory = LocalInventory.Load(console, file);
            var devices = LocalInventory.Select(inventory, parsed.GetValue(names) ?? []);
            await using var services = LocalInventory.Services(file, inventory);
            var checks = await CheckAsync(services.GetRequiredService<IDeviceOperator>(), devices, cancellationToken);
            if (parsed.GetValue(json))
            {
                JsonText.Write(console.Out, new JsonArray([.. checks.Select(Describe)]));
            }
            else
            {
                Print(console, checks);
            }

            return checks.Exists(check => check.Failure is not null) ? CliExitCode.Failed : CliExitCode.Done;
        });
        return command;
    }

    private static async Task<List<DeviceCheck>> CheckAsync(IDeviceOperator devices, IReadOnlyList<DeviceName> names, CancellationToken cancellationToken)
    {
        var checks = new DeviceCheck[names.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken };
        await System.Threading.Tasks.Parallel.ForAsync(0, names.Count, options, async (i, token) => checks[i] = await devices.CheckAsync(names[i], token));
        return [.. checks];
    }

    private static void Print(CliConsole console, List<DeviceCheck> checks)
    {
        TextTable.Write(console.Out, ["DEVICE", "RESULT", "CONNECTED", "NETCONF", "PROFILE", "MODULES"], checks.Select(check => new[]
        {
            check.Device.Value,
            check.Failure is null ? "ok" : "failed",
            check.Connected is { } time ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F0} ms") : "-",
            check.ProtocolVersion ?? "-",
            check.Profile ?? "-",
            check.Failure is null ? check.Modules.ToString(CultureInfo.InvariantCulture) : "-",
        }));
        foreach (var check in checks.Where(check => check.Failure is not null))
        {
            console.Error.WriteLine(TerminalText.Clean(Sentence(check)));
        }

        if (checks.Count == 0)
        {
            console.Error.WriteLine("The inventory has no device.");
        }
    }

    private static string Sentence(DeviceCheck check) => $"netmcp: {check.Device}: {check.Failure!.Message} [{check.Failure.Code}]" +
        (check.Failure.Code == FailureCode.AccessDenied && check.Connected is null ? $" For its host key: netmcp devices trust {check.Device}" : string.Empty);

    private static JsonNode Describe(DeviceCheck check) => new JsonObject
    {
        ["device"] = check.Device.Value,
        ["ok"] = check.Failure is null,
        ["connectedMs"] = check.Connected?.TotalMilliseconds,
        ["totalMs"] = check.Total.TotalMilliseconds,
        ["protocolVersion"] = check.ProtocolVersion,
        ["profile"] = check.Profile,
        ["modules"] = check.Modules,
        ["code"] = check.Failure is { } failure ? (int)failure.Code : null,
        ["message"] = check.Failure?.Message,
    };
}
