using NetMcp.Devices.Credentials;
using NetMcp.Devices.Inventory;
using NetMcp.Ssh;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Credentials;

public sealed class HelperCredentialTests
{
    [Fact]
    public async Task Helper_WritesToStandardError_DoesNotReachTheGatewaysOwn()
    {
        var target = await RunAsync("readlink /proc/$$/fd/2");

        Assert.False(string.IsNullOrEmpty(target));
        Assert.NotEqual(new FileInfo("/proc/self/fd/2").LinkTarget, target);
    }

    [Fact]
    public async Task Helper_MuchOnStandardError_DoesNotHoldItUp() =>
        Assert.Equal("it", await RunAsync("head -c 1000000 /dev/zero >&2; echo it"));

    private static async Task<string?> RunAsync(string script)
    {
        var entry = new HelperCredential("k", ["/bin/sh", "-c", script], TimeSpan.FromSeconds(20));
        var password = Assert.IsType<SshPasswordCredential>(CredentialReader.ForSsh(entry, new HandedOut())[0]);
        return await password.Password(Guard.Token()).Guarded();
    }
}
