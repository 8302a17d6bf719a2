using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetMcp.Core.Devices;
using NetMcp.Core.Outcomes;
using NetMcp.Devices.Sessions;
using NetMcp.Devices.Tests.Gateway;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.Devices.Tests.Credentials;

/// <summary>Every kind of credential against a real sshd. It has no NETCONF, so that a login that worked ends at the subsystem.</summary>
public sealed class CredentialKindTests
{
    private const Prerequisite Server = Prerequisite.Sshd | Prerequisite.Libssh;

    [RequiresTheory(Server | Prerequisite.Root)]
    [InlineData("environment", true)]
    [InlineData("environment", false)]
    [InlineData("helper", true)]
    [InlineData("helper", false)]
    [InlineData("password-file", true)]
    public async Task Login_Password_WorksOrFailsAndIsNeverTold(string kind, bool isRight)
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { WithPasswordUser = true });
        var secret = isRight ? server.Password! : "wrong-" + Guid.NewGuid().ToString("N");
        var variable = "NETMCP_TEST_" + Guid.NewGuid().ToString("N");
        using var folder = new TempDirectory();
        Environment.SetEnvironmentVariable(variable, secret);
        var credential = kind switch
        {
            "environment" => $"variable: {variable}",
            "helper" => $"command: [/bin/cat, {folder.Write("secret", secret + "\nsecond line\n")}]",
            _ => $"path: {folder.Write("secret", secret + "\n")}",
        };

        var (failure, log) = await CheckAsync(server, kind, credential, server.PasswordUser!);

        Assert.Equal(isRight ? FailureCode.NotSupported : FailureCode.AccessDenied, failure.Code);
        Assert.Equal(isRight, server.Endpoint.SshdLog.Contains("Accepted password", StringComparison.Ordinal) || server.Endpoint.SshdLog.Contains("Accepted keyboard", StringComparison.Ordinal));
        Assert.DoesNotContain(secret, failure + log, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable(variable, null);
    }

    [RequiresTheory(Server)]
    [InlineData("environment", "variable: NETMCP_TEST_NOT_THERE")]
    [InlineData("helper", "command: [/bin/false]")]
    [InlineData("helper", "command: [/not/there]")]
    [InlineData("helper", "command: [/bin/sh, -c, 'echo half-a-secret; exit 3']")]
    [InlineData("helper", "command: [/bin/sh, -c, 'echo half-a-secret; exec sleep 60'], timeout: 200ms")]
    [InlineData("helper", "command: [/bin/cat, /dev/zero]")]
    [InlineData("password-file", "path: /not/there")]
    [InlineData("key-file", "path: /not/there")]
    [InlineData("agent", "socket: /not/there")]
    public async Task Login_SecretNotToBeHad_SendsNoneAndNamesNoPlace(string kind, string credential)
    {
        await using var server = await SshdServer.StartAsync();

        var (failure, log) = await CheckAsync(server, kind, credential, server.Endpoint.User);

        Assert.Equal(FailureCode.AccessDenied, failure.Code);
        Assert.DoesNotContain("/not/there", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("half-a-secret", failure + log, StringComparison.Ordinal);
        Assert.DoesNotContain("Failed", server.Endpoint.SshdLog, StringComparison.Ordinal);
    }

    [RequiresFact(Server)]
    public async Task Login_Agent_UsesItsKey()
    {
        await using var server = await SshdServer.StartAsync();
        using var folder = new TempDirectory();
        using var agent = await SshAgent.StartAsync(folder);
        await agent.AddAsync(server.Endpoint.PrivateKeyFile);

        var (failure, _) = await CheckAsync(server, "agent", $"socket: {agent.SocketPath}", server.Endpoint.User);

        Assert.Equal(FailureCode.NotSupported, failure.Code);
        Assert.Contains("Accepted publickey", server.Endpoint.SshdLog, StringComparison.Ordinal);
    }

    [RequiresFact(Prerequisite.Netconfd | Prerequisite.Libssh)]
    public async Task OpenExclusive_ChangeCredentialThatFails_BlocksChangesAndNotReads()
    {
        await using var device = await NetconfdDevice.StartAsync();
        var yaml = DeviceStand.Yaml(("a", device.Endpoint)).Replace("devices:\n", "  c: { kind: key-file, path: /not/there }\ndevices:\n", StringComparison.Ordinal);
        await using var stand = new DeviceStand(yaml.Replace("credential: a }", "credential: a, change_credential: c }", StringComparison.Ordinal));
        stand.Know(device.Endpoint);
        Assert.True((await stand.ReadAsync("a", "/ietf-system:system")).IsSuccess);
        var sessions = stand.Get<DeviceFleet>().Find(DeviceName.Parse("a")).Value.Sessions;

        var refused = await sessions.OpenOwnAsync(SessionPurpose.Exclusive, Guard.Token()).Guarded();
        await using (var events = (await sessions.OpenOwnAsync(SessionPurpose.Events, Guard.Token()).Guarded()).Value)
        {
            Assert.Equal(["read", "events"], sessions.List().Select(session => session.Purpose));
        }

        device.DropConnections();
        Assert.Equal(FailureCode.AccessDenied, refused.Failure!.Code);
        Assert.True((await stand.ReadAsync("a", "/ietf-system:system")).IsSuccess);
        Assert.False((await sessions.OpenOwnAsync(SessionPurpose.Exclusive, Guard.Token()).Guarded()).IsSuccess);
    }

    private static async Task<(Failure Failure, string Log)> CheckAsync(SshdServer server, string kind, string credential, string user)
    {
        using var log = new LogText();
        var yaml = $"""
            defaults: {"{"} limits: {"{"} {DeviceStand.Patient} {"}"} {"}"}
            credentials: {"{"} k: {"{"} kind: {kind}, {credential} {"}"} {"}"}
            devices: [ {"{"} name: a, address: 127.0.0.1, port: {server.Endpoint.Port}, user: {user}, credential: k {"}"} ]
            """;
        await using var stand = new DeviceStand(yaml, services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log)));
        stand.Know(server.Endpoint);
        var check = await stand.Operator.CheckAsync(DeviceName.Parse("a"), Guard.Token()).Guarded();
        return (check.Failure!, log.ToString());
    }
}
