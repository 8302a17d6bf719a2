using System.Diagnostics;
using NetMcp.Audit.Journals;
using NetMcp.Audit.Tests.Fakes;
using NetMcp.Core.Auditing;
using NetMcp.TestKit;
using NetMcp.TestKit.Prerequisites;

namespace NetMcp.Audit.Tests.Journals;

/// <summary>A disk of its own that is full, or read-only.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose()
    {
        Run("umount", "-l", _directory.Path);
        _directory.Dispose();
    }

    [RequiresFact(Prerequisite.Root)]
    public async Task Write_OnAFullDisk_RefusesEffectsKeepsReadsAndGoesOnWhenThereIsRoom()
    {
        using var log = Mount("256k");
        await using (var journal = log.Open())
        {
            await journal.WriteAsync(LogFixture.Step(1), AuditUrgency.Effect, default).Guarded();
            Fill();
            var refused = await WriteUntilRefusedAsync(journal);
            Assert.Contains("No space left on device", refused.Message, StringComparison.Ordinal);
            Assert.False(journal.IsWritable);
            await journal.WriteAsync(LogFixture.Step(-1), AuditUrgency.Read, default).Guarded();
            await Assert.ThrowsAsync<AuditUnavailableException>(() => journal.WriteAsync(LogFixture.Step(-2), AuditUrgency.Effect, default).Guarded());

            File.Delete(_directory.File("filling"));
            await journal.WriteAsync(LogFixture.Step(-3), AuditUrgency.Effect, default).Guarded();
            Assert.True(journal.IsWritable);
        }

        Assert.Empty(log.Verify().Findings);
        var calls = log.Records().Where(record => record.TryGetProperty("call", out _)).Select(record => record.GetProperty("call").GetString()).ToList();
        Assert.Equal(["call--1", "call--3"], calls[^2..]);
    }

    [RequiresFact(Prerequisite.Root)]
    public async Task Write_OfReadsOnAFullDisk_IsRefusedWhenTheBufferIsFull()
    {
        using var log = Mount("256k");
        await using var journal = log.Open(options => options with { Capacity = 4 });
        await journal.WriteAsync(LogFixture.Step(1), AuditUrgency.Effect, default).Guarded();
        Fill();
        await WriteUntilRefusedAsync(journal);

        for (var i = 0; i < 4; i++)
        {
            await journal.WriteAsync(LogFixture.Step(i), AuditUrgency.Read, default).Guarded();
        }

        await Assert.ThrowsAsync<AuditUnavailableException>(() => journal.WriteAsync(LogFixture.Step(5), AuditUrgency.Read, default).Guarded());
    }

    [RequiresFact(Prerequisite.Root)]
    public async Task Write_OfReadsThatMayGoWithoutLog_IsCounted()
    {
        using var log = Mount("256k");
        await using var journal = log.Open(options => options with { Capacity = 4, ReadsWithoutLog = true });
        await journal.WriteAsync(LogFixture.Step(1), AuditUrgency.Effect, default).Guarded();
        Fill();
        await WriteUntilRefusedAsync(journal);
        for (var i = 0; i < 7; i++)
        {
            await journal.WriteAsync(LogFixture.Step(i), AuditUrgency.Read, default).Guarded();
        }

        File.Delete(_directory.File("filling"));
        while (!journal.IsWritable)
        {
            await journal.Grown.Guarded();
        }

        Assert.Equal(3, log.Records().Single(record => record.GetProperty("kind").GetString() == "log-unlogged").GetProperty("count").GetInt32());
        Assert.Empty(log.Verify().Findings);
    }

    [RequiresFact(Prerequisite.Root)]
    public async Task Write_OnAReadOnlyDisk_IsRefusedUntilItCanBeWritten()
    {
        using var log = Mount("1m");
        await log.WriteAsync(1);
        Run("mount", "-o", "remount,ro", _directory.Path);
        await using var journal = log.Open();
        var refused = await Assert.ThrowsAsync<AuditUnavailableException>(() => journal.WriteAsync(LogFixture.Step(2), AuditUrgency.Effect, default).Guarded());
        Assert.Contains("read-only", refused.Message, StringComparison.OrdinalIgnoreCase);

        Run("mount", "-o", "remount,rw", _directory.Path);
        await journal.WriteAsync(LogFixture.Step(3), AuditUrgency.Effect, default).Guarded();
        Assert.Equal("call-3", log.Records()[^1].GetProperty("call").GetString());
    }

    private static async Task<AuditUnavailableException> WriteUntilRefusedAsync(AuditJournal journal)
    {
        // What is left of the last block takes some more records.
        for (var i = 0; ; i++)
        {
            try
            {
                await journal.WriteAsync(LogFixture.Step(i), AuditUrgency.Effect, default).Guarded();
            }
            catch (AuditUnavailableException e)
            {
                return e;
            }
        }
    }

    private LogFixture Mount(string size)
    {
        Run("mount", "-t", "tmpfs", "-o", $"size={size},mode=0700", "netmcp-test", _directory.Path);
        return new LogFixture(_directory.File("audit"));
    }

    private void Fill()
    {
        using var file = File.Create(_directory.File("filling"));
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
    }
}
