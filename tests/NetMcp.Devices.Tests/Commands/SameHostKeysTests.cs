using NetMcp.Devices.Sessions;
using NetMcp.Ssh;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Commands;

/// <summary>Which host keys hold for another port of a device.</summary>
public sealed class SameHostKeysTests
{
    [Theory]
    [InlineData(HostKeyVerdict.Trusted, HostKeyVerdict.Unknown, HostKeyVerdict.Trusted)]
    [InlineData(HostKeyVerdict.Unknown, HostKeyVerdict.Trusted, HostKeyVerdict.Trusted)]
    [InlineData(HostKeyVerdict.Unknown, HostKeyVerdict.Changed, HostKeyVerdict.Unknown)]
    [InlineData(HostKeyVerdict.Unknown, HostKeyVerdict.Unknown, HostKeyVerdict.Unknown)]
    [InlineData(HostKeyVerdict.Changed, HostKeyVerdict.Trusted, HostKeyVerdict.Changed)]
    public async Task Verify_KeyOfAnotherPort_CountsWhereThisOneHasNone(HostKeyVerdict own, HostKeyVerdict netconf, HostKeyVerdict expected)
    {
        var keys = new SameHostKeys(new Verdicts(new() { [22] = own, [830] = netconf }), 830);

        Assert.Equal(expected, await keys.VerifyAsync("192.0.2.1", 22, null!, Guard.Token()));
        Assert.Equal(own == HostKeyVerdict.Unknown ? ["830"] : ["22"], await keys.KnownKeyTypesAsync("192.0.2.1", 22, Guard.Token()));
    }

    private sealed class Verdicts(Dictionary<int, HostKeyVerdict> byPort) : IHostKeyVerifier
    {
        public ValueTask<IReadOnlyList<string>> KnownKeyTypesAsync(string host, int port, CancellationToken cancellationToken) =>
            new(byPort[port] == HostKeyVerdict.Unknown && port != 830 ? [] : [port.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

        public ValueTask<HostKeyVerdict> VerifyAsync(string host, int port, SshHostKey key, CancellationToken cancellationToken) => new(byPort[port]);
    }
}
