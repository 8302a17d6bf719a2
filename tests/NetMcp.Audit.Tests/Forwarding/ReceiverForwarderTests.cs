using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Audit.Forwarding;
using NetMcp.Audit.Tests.Fakes;
using NetMcp.Core.Auditing;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;

namespace NetMcp.Audit.Tests.Forwarding;

/// <summary>The log on its way to a receiver that acknowledges.</summary>
public sealed class ReceiverForwarderTests : IDisposable
{
    private readonly LogFixture _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Forward_OfALogThatCannotBeReadForAWhile_GoesOnAfterwards()
    {
        await _log.WriteAsync(3);
        var file = _log.Files()[0];
        await using var journal = _log.Open();
        await journal.WriteAsync(LogFixture.Step(4), AuditUrgency.Effect, default).Guarded();
        File.Move(file, file + ".away");
        File.CreateSymbolicLink(file, file + ".nowhere");

        var (clock, receiver) = (new FakeClock(), new Receiver());
        using var forwarder = new ReceiverForwarder(journal, _log.Folder, receiver, clock, NullLogger.Instance);
        await forwarder.StartAsync(default).Guarded();
        await Task.WhenAny(clock.WhenTimersAsync(1), forwarder.ExecuteTask!).Guarded();
        Assert.False(forwarder.ExecuteTask!.IsCompleted);
        File.Delete(file);
        File.Move(file + ".away", file);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(6, (await receiver.Taken.Task.Guarded()).Count);
        await forwarder.StopAsync(default).Guarded();
    }

    private sealed class Receiver : ILogReceiver
    {
        public TaskCompletionSource<IReadOnlyList<byte[]>> Taken { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "test";

        public Task SendAsync(IReadOnlyList<byte[]> lines, CancellationToken cancellationToken)
        {
            Taken.TrySetResult(lines);
            return Task.CompletedTask;
        }
    }
}
