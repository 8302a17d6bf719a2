using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Ssh.Tests;

/// <summary>The lines were written by ssh-keygen and ssh-keyscan's rules, not by our code.</summary>
public sealed class KnownHostsFileTests : IDisposable
{
    private const string Key = "AAAAC3NzaC1lZDI1NTE5AAAAIEk4ESHqTWJx+hp3tQGw9Cn/KE6M7q6kYDX8u2oyvJmW";
    private const string Other = "AAAAC3NzaC1lZDI1NTE5AAAAIF1TkpRkKuZPjX2FZQJqQqQvzS8Jt4gYbqOeTTM0tIqd";

    private readonly TempDirectory _directory = new();

    private string FilePath => _directory.File("known_hosts");

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("device.example ssh-ed25519 " + Key, "device.example", 22, HostKeyVerdict.Trusted)]
    [InlineData("device.example ssh-ed25519 " + Key, "Device.Example", 22, HostKeyVerdict.Trusted)]
    [InlineData("device.example ssh-ed25519 " + Key, "device.example", 830, HostKeyVerdict.Unknown)]
    [InlineData("[device.example]:830 ssh-ed25519 " + Key + " a comment", "device.example", 830, HostKeyVerdict.Trusted)]
    [InlineData("[2001:db8::1]:830 ssh-ed25519 " + Key, "2001:db8::1", 830, HostKeyVerdict.Trusted)]
    [InlineData("other,device.example\tssh-ed25519\t" + Key, "device.example", 22, HostKeyVerdict.Trusted)]
    [InlineData("*.example ssh-ed25519 " + Key, "device.example", 22, HostKeyVerdict.Trusted)]
    [InlineData("d?vice.ex*e ssh-ed25519 " + Key, "device.example", 22, HostKeyVerdict.Trusted)]
    [InlineData("*.example,!device.example ssh-ed25519 " + Key, "device.example", 22, HostKeyVerdict.Unknown)]
    [InlineData("device.example ssh-ed25519 " + Other, "device.example", 22, HostKeyVerdict.Changed)]
    [InlineData("@revoked * ssh-ed25519 " + Key, "device.example", 22, HostKeyVerdict.Changed)]
    [InlineData("@cert-authority * ssh-ed25519 " + Key, "device.example", 22, HostKeyVerdict.Unknown)]
    [InlineData("# device.example ssh-ed25519 " + Key, "device.example", 22, HostKeyVerdict.Unknown)]
    [InlineData("device.example ssh-rsa " + Key, "device.example", 22, HostKeyVerdict.Unknown)]
    [InlineData("device.example ssh-ed25519 not-base64", "device.example", 22, HostKeyVerdict.Unknown)]
    [InlineData("device.example", "device.example", 22, HostKeyVerdict.Unknown)]
    public async Task Verify_JudgesByTheLine(string line, string host, int port, HostKeyVerdict expected)
    {
        _directory.Write("known_hosts", line + "\n");

        Assert.Equal(expected, await new KnownHostsFile(FilePath).VerifyAsync(host, port, KeyOf(Key), CancellationToken.None));
    }

    [Fact]
    public async Task Verify_WithoutFile_IsUnknown() =>
        Assert.Equal(HostKeyVerdict.Unknown, await new KnownHostsFile(FilePath).VerifyAsync("h", 22, KeyOf(Key), CancellationToken.None));

    [Fact]
    public async Task Verify_OneOfSeveralKeysOfTheHost_IsTrusted()
    {
        _directory.Write("known_hosts", $"h ssh-ed25519 {Other}\nh ssh-ed25519 {Key}\n");

        Assert.Equal(HostKeyVerdict.Trusted, await new KnownHostsFile(FilePath).VerifyAsync("h", 22, KeyOf(Key), CancellationToken.None));
    }

    [Fact]
    public async Task Record_ThenVerify_TrustsThatNameAndPortOnly()
    {
        var file = new KnownHostsFile(FilePath);

        await file.RecordAsync("edge-1", 830, KeyOf(Key), CancellationToken.None);

        Assert.Equal($"[edge-1]:830 ssh-ed25519 {Key}\n", await File.ReadAllTextAsync(FilePath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        Assert.Equal(["ssh-ed25519"], await file.KnownKeyTypesAsync("edge-1", 830, CancellationToken.None));
        Assert.Empty(await file.KnownKeyTypesAsync("edge-1", 22, CancellationToken.None));
    }

    [Fact]
    public async Task Record_AnotherKey_ReplacesThatHostsLineAndKeepsTheRest()
    {
        _directory.Write("known_hosts", $"# ours\nh ssh-ed25519 {Other}\n*.example,h ssh-ed25519 {Other}");

        await new KnownHostsFile(FilePath).RecordAsync("h", 22, KeyOf(Key), CancellationToken.None);

        Assert.Equal($"# ours\n*.example,h ssh-ed25519 {Other}\nh ssh-ed25519 {Key}\n", await File.ReadAllTextAsync(FilePath));
    }

    [Fact]
    public async Task Record_FromManyAtOnce_LosesNone()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(
            () => new KnownHostsFile(FilePath).RecordAsync($"h{number}", 22, KeyOf(Key), CancellationToken.None))));

        Assert.Equal(20, (await File.ReadAllLinesAsync(FilePath)).Distinct().Count());
        Assert.Equal(["known_hosts", "known_hosts.lock"], Directory.GetFiles(_directory.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("*")]
    [InlineData("")]
    public async Task Record_HostThatWouldBeAPattern_IsRefused(string host) =>
        await Assert.ThrowsAsync<ArgumentException>(() => new KnownHostsFile(FilePath).RecordAsync(host, 22, KeyOf(Key), CancellationToken.None));

    private static SshHostKey KeyOf(string base64) => SshHostKey.TryParse(base64)!;
}
