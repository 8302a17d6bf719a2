using NetMcp.Audit.Journals;
using NetMcp.Audit.Tests.Fakes;
using NetMcp.Core.Auditing;
using NetMcp.TestKit;
using NetMcp.TestKit.Disks;
using NetMcp.TestKit.Prerequisites;

namespace NetMcp.Audit.Tests.Journals;

/// <summary>A disk of its own that does not answer: whoever writes waits in the kernel, and nothing says why.</summary>
public sealed class SlowDiskTests : IAsyncLifetime, IDisposable
{
    private FreezableDisk? _disk;
    private LogFixture _log = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public void Dispose() => _log.Dispose();

    public async Task DisposeAsync()
    {
        if (_disk is not null)
        {
            await _disk.DisposeAsync();
        }
    }

    [RequiresFact(Prerequisite.FreezableDisk)]
    public async Task Write_OnADiskThatDoesNotAnswer_RefusesEffectsKeepsReadsAndGoesOnWhenItDoes()
    {
        await using (var journal = await OpenAsync())
        {
            await journal.WriteAsync(LogFixture.Step(1), AuditUrgency.Effect, default).Guarded();
            await _disk!.FreezeAsync();
            var refused = await RefusedAsync(journal, 2);
            Assert.Contains("has not answered", refused.Message, StringComparison.Ordinal);
            Assert.False(journal.IsWritable);
            await journal.WriteAsync(LogFixture.Step(3), AuditUrgency.Read, default).Guarded();
            await RefusedAsync(journal, 4);

            await _disk.ThawAsync();
            await WhenWritableAsync(journal);
            await journal.WriteAsync(LogFixture.Step(5), AuditUrgency.Effect, default).Guarded();
        }

        // The second was asked to wait and was given up on, so it may be there, and is: the fourth was refused at once, and is nowhere.
        Assert.Equal(["call-1", "call-2", "call-3", "call-5"], Calls());
        Assert.Empty(_log.Verify().Findings);
    }

    [RequiresFact(Prerequisite.FreezableDisk)]
    public async Task Write_OnADiskThatDoesNotAnswer_KeepsNoMoreThanItsCapacity()
    {
        await using (var journal = await OpenAsync(options => options with { Capacity = 8 }))
        {
            await journal.WriteAsync(LogFixture.Step(0), AuditUrgency.Effect, default).Guarded();
            await _disk!.FreezeAsync();
            await RefusedAsync(journal, 1);
            var came = await Task.WhenAll(Enumerable.Range(2, 1000).Select(number => TryAsync(journal, number, number % 2 == 0 ? AuditUrgency.Read : AuditUrgency.Effect))).Guarded();
            Assert.Equal(7, came.Count(isTaken => isTaken));

            await _disk.ThawAsync();
            await WhenWritableAsync(journal);
        }

        Assert.Equal(9, Calls().Count);
        Assert.Empty(_log.Verify().Findings);
    }

    [RequiresFact(Prerequisite.FreezableDisk)]
    public async Task Stop_OnADiskThatDoesNotAnswer_Ends()
    {
        var journal = await OpenAsync();
        await journal.WriteAsync(LogFixture.Step(1), AuditUrgency.Effect, default).Guarded();
        await _disk!.FreezeAsync();
        await journal.WriteAsync(LogFixture.Step(2), AuditUrgency.Read, default).Guarded();

        await journal.DisposeAsync().Guarded();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => journal.WriteAsync(LogFixture.Step(3), AuditUrgency.Effect, default).Guarded());
        await _disk.ThawAsync();
    }

    [RequiresFact(Prerequisite.FreezableDisk)]
    public async Task Open_OnADiskThatDoesNotAnswer_IsRefusedUntilItDoes()
    {
        await using (var journal = await OpenAsync())
        {
            await _disk!.FreezeAsync();
            await RefusedAsync(journal, 1);
            Assert.False(journal.IsWritable);

            await _disk.ThawAsync();
            await WhenWritableAsync(journal);
            await journal.WriteAsync(LogFixture.Step(2), AuditUrgency.Effect, default).Guarded();
        }

        Assert.Equal("call-2", Calls()[^1]);
        Assert.Empty(_log.Verify().Findings);
    }

    private async Task<AuditJournal> OpenAsync(Func<AuditOptions, AuditOptions>? with = null)
    {
        _disk = await FreezableDisk.MountAsync();
        _log.Dispose();
        _log = new LogFixture(Path.Combine(_disk.Path, "audit"));
        return _log.Open(options => (with?.Invoke(options) ?? options) with { Patience = TimeSpan.FromSeconds(2) });
    }

    private static Task<AuditUnavailableException> RefusedAsync(AuditJournal journal, int number) =>
        Assert.ThrowsAsync<AuditUnavailableException>(() => journal.WriteAsync(LogFixture.Step(number), AuditUrgency.Effect, default).Guarded());

    private static async Task<bool> TryAsync(AuditJournal journal, int number, AuditUrgency urgency)
    {
        try
        {
            await journal.WriteAsync(LogFixture.Step(number), urgency, default);
            return true;
        }
        catch (AuditUnavailableException)
        {
            return false;
        }
    }

    // What waited is on the disk then.
    private static async Task WhenWritableAsync(AuditJournal journal)
    {
        while (!journal.IsWritable)
        {
            await journal.Grown.WaitAsync(TimeSpan.FromMilliseconds(10)).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private List<string?> Calls() => [.. _log.Records().Where(record => record.TryGetProperty("call", out _)).Select(record => record.GetProperty("call").GetString())];
}
