using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Ssh.Tests;

internal static class Expect
{
    /// <summary>The connection must fail for this reason.</summary>
    public static async Task<SshException> FailureAsync(SshFailureReason reason, SshConnectionOptions options, SshClientOptions? clientOptions = null)
    {
        await using var client = new SshClient(clientOptions);
        var exception = await Assert.ThrowsAsync<SshException>(() => client.ConnectAsync(options, Guard.Token()).Guarded());
        Assert.True(exception.Reason == reason, $"{exception.Reason}: {exception.Message}");
        return exception;
    }

    /// <summary>The connection must work, and so must a command on it.</summary>
    public static async Task LoginAsync(SshConnectionOptions options)
    {
        await using var client = new SshClient();
        await using var connection = await client.ConnectAsync(options, Guard.Token()).Guarded();
        await using var channel = await connection.OpenExecAsync("echo in", Guard.Token()).Guarded();
        Assert.Equal("in\n", await channel.Input.ReadToEndAsync(Guard.Token()).Guarded());
    }
}
