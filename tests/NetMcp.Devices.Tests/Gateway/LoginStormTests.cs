using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Credentials;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Devices.Tests.Gateway;

/// <summary>Many devices behind one password, counted at the sshd that they all are.</summary>
public sealed class LoginStormTests
{
    private const Prerequisite Lab = Prerequisite.Libssh | Prerequisite.Root;
    private const int Devices = 20;

    [RequiresFact(Lab)]
    public async Task Check_WrongPasswordInFrontOfTwentyDevices_IsOneLoginAttempt()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { WithPasswordUser = true });
        using var secret = new TempDirectory();
        using var log = new LogText();
        await using var stand = Stand(server, secret.Write("password", "not-it\n"), log);

        var checks = await Task.WhenAll(Names().Select(name => stand.Operator.CheckAsync(name, Guard.Token()))).Guarded();
        var later = await stand.Operator.CheckAsync(DeviceName.Parse("d3"), Guard.Token()).Guarded();

        Assert.All(checks.Append(later), check => Assert.Equal(FailureCode.AccessDenied, check.Failure!.Code));
        Assert.Equal(1, FailedLogins(server));

        // The nineteen were held back by the gate, not by their trusted host key.
        Assert.DoesNotContain("HostKey", log.ToString(), StringComparison.Ordinal);
        Assert.Single(log.Lines, line => line.Contains("login with credential k failed", StringComparison.Ordinal));
    }

    [RequiresFact(Lab)]
    public async Task Read_PasswordChangedOnTheServerAfterItWorked_IsAFewLoginAttempts()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { WithPasswordUser = true });
        using var secret = new TempDirectory();
        await using var stand = Stand(server, secret.Write("password", server.Password + "\n"));
        await stand.Operator.CheckAsync(DeviceName.Parse("d0"), Guard.Token()).Guarded();
        Assert.Contains("Accepted", server.Endpoint.SshdLog, StringComparison.Ordinal);
        await ChangePasswordAsync(server.PasswordUser!);

        var reads = await Task.WhenAll(Names().Select(name => stand.ReadAsync(name.Value, "/m:x"))).Guarded();

        Assert.All(reads, read => Assert.Equal(FailureCode.AccessDenied, read.Failure!.Code));
        Assert.InRange(FailedLogins(server), 1, CredentialGate.FailuresInARow);
    }

    private static DeviceStand Stand(SshdServer server, string passwordFile, LogText? log = null)
    {
        var yaml = new StringBuilder()
            .Append("defaults: { limits: { connect_timeout: 25s, login_timeout: 25s } }\n")
            .Append(CultureInfo.InvariantCulture, $"credentials: {{ k: {{ kind: password-file, path: {passwordFile} }} }}\ndevices:\n");
        foreach (var name in Names())
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{ name: {name}, address: 127.0.0.1, port: {server.Endpoint.Port}, user: {server.PasswordUser}, credential: k }}\n");
        }

        var stand = new DeviceStand(yaml.ToString(), services => services.AddSingleton<ILoggerFactory>(log ?? new LogText()));
        stand.Know(server.Endpoint);
        return stand;
    }

    private static IEnumerable<DeviceName> Names() => Enumerable.Range(0, Devices).Select(i => DeviceName.Parse($"d{i}"));

    private static int FailedLogins(SshdServer server) => server.Endpoint.SshdLog.Split('\n').Count(line =>
        line.Contains("Failed password", StringComparison.Ordinal) || line.Contains("Failed keyboard", StringComparison.Ordinal));

    private static async Task ChangePasswordAsync(string user)
    {
        using var process = Process.Start(new ProcessStartInfo("chpasswd") { RedirectStandardInput = true })!;
        await process.StandardInput.WriteLineAsync($"{user}:another-{Guid.NewGuid():N}");
        process.StandardInput.Close();
        await process.WaitForExitAsync().Guarded();
        Assert.Equal(0, process.ExitCode);
    }
}
