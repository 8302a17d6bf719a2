using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Ssh.Loop;
using Xunit;

namespace NetMcp.Ssh.Tests;

public sealed class SessionStepTests
{
    [Fact]
    public async Task Try_CallThatFaults_EndsTheStepWithTheFault()
    {
        using var loop = new IoLoop(0, NullLogger.Instance);
        var step = new SessionStep(() => throw new InvalidOperationException("a fault of our own"));

        var ended = step.Try(new NativeSession(loop, TimeProvider.System));

        Assert.True(ended);
        await Assert.ThrowsAsync<InvalidOperationException>(() => step.Done);
    }
}
