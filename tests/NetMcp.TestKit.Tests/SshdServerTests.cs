using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using Xunit;

namespace NetMcp.TestKit.Tests;

public sealed class SshdServerTests
{
    [RequiresFact(Prerequisite.Sshd | Prerequisite.Root | Prerequisite.Ncclient)]
    public async Task PasswordUser_RightAndWrongPassword_IsLetInAndRefused()
    {
        await using var server = await SshdServer.StartAsync(new SshdOptions { WithPasswordUser = true });
        Assert.Equal("in", await LogInAsync(server, server.Password!));
        Assert.Equal("AuthenticationException", await LogInAsync(server, "wrong"));
    }

    [RequiresFact(Prerequisite.Sshd | Prerequisite.Root)]
    public async Task PasswordUser_AfterDispose_IsGone()
    {
        var server = await SshdServer.StartAsync(new SshdOptions { WithPasswordUser = true });
        Assert.Contains(server.PasswordUser + ":", await File.ReadAllTextAsync("/etc/passwd"), StringComparison.Ordinal);

        await server.DisposeAsync();

        Assert.DoesNotContain(server.PasswordUser + ":", await File.ReadAllTextAsync("/etc/passwd"), StringComparison.Ordinal);
    }

    private static async Task<string> LogInAsync(SshdServer server, string password)
    {
        // paramiko comes with ncclient; this is the login alone, without NETCONF.
        var start = new System.Diagnostics.ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("""
            import sys, paramiko
            c = paramiko.SSHClient()
            c.set_missing_host_key_policy(paramiko.AutoAddPolicy())
            try:
                c.connect(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4], look_for_keys=False, allow_agent=False)
                print('in')
            except Exception as e:
                print(type(e).__name__)
            """);
        foreach (var argument in (string[])[server.Endpoint.Host, server.Endpoint.Port.ToString(), server.PasswordUser!, password])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = System.Diagnostics.Process.Start(start)!;
        return (await process.StandardOutput.ReadToEndAsync().Guarded()).Trim();
    }
}
