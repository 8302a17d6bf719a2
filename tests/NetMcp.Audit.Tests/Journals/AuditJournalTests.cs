using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Audit.Journals;
using NetMcp.Audit.Tests.Fakes;
using NetMcp.Core.Auditing;
using NetMcp.Core.Devices;
using NetMcp.TestKit;
using NetMcp.TestKit.Time;

namespace NetMcp.Audit.Tests.Journals;

public sealed class AuditJournalTests : IDisposable
{
    private readonly LogFixture _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Write_OfAnEffect_IsInTheFileWhenItIsDone()
    {
        await using var journal = _log.Open();
        await journal.WriteAsync(LogFixture.Step(7), AuditUrgency.Effect, default).Guarded();

        Assert.Equal("call-7", _log.Records()[^1].GetProperty("call").GetString());
        Assert.True(journal.IsWritable);
    }

    [Fact]
    public async Task Write_OfAllMembers_HasThemInTheLine()
    {
        await using (var journal = _log.Open())
        {
            await journal.WriteAsync(
                new AuditRecord
                {
                    Kind = AuditKind.CallEnded,
                    Outcome = AuditOutcome.Failed,
                    Code = "-32082",
                    Reason = "gone \u202e\u0007\nfar",
                    Principal = "agent-7",
                    ChainIds = ["abc", "abc/def"],
                    Client = new AuditClient("claude", "1.0", "192.0.2.7"),
                    CallId = "c",
                    Tool = "network.change.apply",
                    Arguments = """{"a":"\n"}""",
                    Devices = [DeviceName.Parse("edge-1"), DeviceName.Parse("edge-2")],
                    ChangeId = "ch",
                    Step = "Committing",
                    PlanHash = "p",
                    Approval = "ap",
                    NetconfSessionId = 17,
                    MessageIds = ["101", "102"],
                    BaseHash = "b",
                    ResultHash = "r",
                    TraceId = "t",
                    Duration = TimeSpan.FromMilliseconds(1.5),
                },
                AuditUrgency.Effect,
                default).Guarded();
        }

        var record = _log.Records().Single(record => record.GetProperty("kind").GetString() == "call-ended");
        Assert.Equal("failed", record.GetProperty("outcome").GetString());
        Assert.Equal("gone \u202e\u0007\nfar", record.GetProperty("reason").GetString());
        Assert.Equal(["abc", "abc/def"], record.GetProperty("chain").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal("192.0.2.7", record.GetProperty("remote").GetString());
        Assert.Equal("""{"a":"\n"}""", record.GetProperty("arguments").GetString());
        Assert.Equal(["edge-1", "edge-2"], record.GetProperty("devices").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal(17, record.GetProperty("session").GetInt32());
        Assert.Equal(1.5, record.GetProperty("ms").GetDouble());
        Assert.All(string.Concat(_log.Lines()), character => Assert.True(character is >= ' ' and < '\x7f' or '\n'));
    }

    [Fact]
    public async Task Write_OfTextBeyondEveryLimit_IsCutAndStaysOneVerifiableLine()
    {
        var hostile = new string('\ud800', 100_000);
        await using (var journal = _log.Open())
        {
            await journal.WriteAsync(
                LogFixture.Step(1) with
                {
                    Arguments = hostile,
                    Reason = hostile,
                    Principal = hostile,
                    Tool = hostile,
                    ChainIds = [.. Enumerable.Repeat(hostile, 100)],
                    MessageIds = [.. Enumerable.Repeat(hostile, 1000)],
                    Devices = [.. Enumerable.Repeat(DeviceName.Parse(new string('d', 63)), 1000)],
                },
                AuditUrgency.Effect,
                default).Guarded();
        }

        Assert.Equal(0, _log.Verify().FindingCount);
        Assert.Equal(["log-begun", "change-step", "checkpoint"], _log.Kinds());
    }

    [Fact]
    public async Task Lines_InAChain_NameTheSha256OfTheLineBefore()
    {
        await _log.WriteAsync(5);

        var lines = _log.Lines();
        var records = _log.Records();
        Assert.Equal(new string('0', 64), records[0].GetProperty("prev").GetString());
        for (var i = 1; i < lines.Count; i++)
        {
            Assert.Equal(i + 1, records[i].GetProperty("seq").GetInt64());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(lines[i - 1]))), records[i].GetProperty("prev").GetString());
        }
    }

    [Fact]
    public async Task Write_OfARead_WaitsForTheWindowAndForNobody()
    {
        var clock = new FakeClock();
        await using var journal = _log.Open(time: clock);
        await journal.WriteAsync(LogFixture.Step(0), AuditUrgency.Effect, default).Guarded();
        var grown = journal.Grown;
        var read = journal.WriteAsync(LogFixture.Step(1), AuditUrgency.Read, default);
        Assert.True(read.IsCompletedSuccessfully);

        // Nothing but the time brings it on the disk. How many timers wait says nothing: that of the effect's patience may be there still.
        var over = Guard.Token();
        while (!grown.IsCompleted)
        {
            over.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        Assert.Equal(["call-0", "call-1"], _log.Records().Where(record => record.TryGetProperty("call", out _)).Select(record => record.GetProperty("call").GetString()));
    }

    [Fact]
    public async Task Write_ByAThousandAtOnce_KeepsAllInOneChain()
    {
        await using (var journal = _log.Open(options => options with { Capacity = 64, RotateBytes = 64 * 1024, CheckpointRecords = 100 }))
        {
            await Task.WhenAll(Enumerable.Range(0, 1000).Select(number => Task.Run(async () =>
            {
                await journal.WriteAsync(LogFixture.Step(number), number % 2 == 0 ? AuditUrgency.Effect : AuditUrgency.Read, default);
            }))).Guarded();
        }

        var report = _log.Verify();
        Assert.Empty(report.Findings);
        Assert.True(report.Files > 1);
        Assert.Equal(1000, _log.Records().Where(record => record.TryGetProperty("call", out _)).Select(record => record.GetProperty("call").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Files_BeyondTheirSize_EndWithACheckpointAndTheNextGoesOn()
    {
        await _log.WriteAsync(40, options => options with { RotateBytes = 2048 });

        Assert.True(_log.Files().Count > 3);
        Assert.All(_log.Files(), file => Assert.Contains("\"kind\":\"checkpoint\"", File.ReadLines(file).Last(), StringComparison.Ordinal));
        Assert.Empty(_log.Verify().Findings);
        Assert.All(_log.Files(), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_log.Folder));
    }

    [Fact]
    public async Task Open_Again_GoesOnWithTheSameChain()
    {
        await _log.WriteAsync(3);
        await _log.WriteAsync(3);

        var report = _log.Verify();
        Assert.Empty(report.Findings);
        Assert.Equal(["log-begun", "change-step", "change-step", "change-step", "checkpoint", "change-step", "change-step", "change-step", "checkpoint"], _log.Kinds());
        Assert.Equal(2, report.SignedCheckpoints);
        Assert.Equal(9, report.LastCheckpoint);
    }

    [Fact]
    public async Task Open_ByTwo_RefusesTheSecond()
    {
        await using var first = _log.Open();
        await first.WriteAsync(LogFixture.Step(1), AuditUrgency.Effect, default).Guarded();
        await using var second = _log.Open();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => second.WriteAsync(LogFixture.Step(2), AuditUrgency.Effect, default).Guarded());
        Assert.False(second.IsWritable);
        Assert.True(first.IsWritable);
    }

    [Fact]
    public async Task Start_WhileACommandHasTheLog_IsRecordedWhenThatIsDone()
    {
        await _log.WriteAsync(1);
        var clock = new FakeClock();
        await using var journal = _log.Open();
        var held = JournalFolder.TakeLock(_log.Folder);
        var start = new AuditHost(journal, clock).StartAsync(Guard.Token());
        await clock.WhenTimersAsync(1).Guarded();
        await held.DisposeAsync();

        clock.Advance(TimeSpan.FromSeconds(1));
        await start.Guarded();

        Assert.Contains("gateway-started", _log.Kinds());
    }

    [Fact]
    public async Task Write_AfterTheStop_IsRefused()
    {
        var journal = _log.Open();
        await journal.WriteAsync(LogFixture.Step(1), AuditUrgency.Read, default).Guarded();
        await journal.DisposeAsync().Guarded();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => journal.WriteAsync(LogFixture.Step(2), AuditUrgency.Effect, default).Guarded());
        Assert.Equal(["log-begun", "change-step", "checkpoint"], _log.Kinds());
    }

    [Fact]
    public async Task Write_IntoAFileThatIsRemovedOrCut_IsRefused()
    {
        await using var journal = _log.Open();
        await journal.WriteAsync(LogFixture.Step(1), AuditUrgency.Effect, default).Guarded();
        using (var file = new FileStream(_log.Files()[0], FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            file.SetLength(10);
        }

        var refused = await Assert.ThrowsAsync<AuditUnavailableException>(() => journal.WriteAsync(LogFixture.Step(2), AuditUrgency.Effect, default).Guarded());
        Assert.Contains("accept-gap", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_log.Folder, refused.Message, StringComparison.Ordinal);
        Assert.False(journal.IsWritable);
    }

    [Theory]
    [InlineData(1, "change-step")]
    [InlineData(0, "checkpoint")]
    public async Task Write_WhileTheClockIsSetBack_WaitsNoLongerThanOtherwise(int reads, string last)
    {
        var clock = new FakeClock();
        await using var journal = _log.Open(time: clock);
        await journal.WriteAsync(LogFixture.Step(0), AuditUrgency.Effect, default).Guarded();
        var before = _log.Lines().Count;
        for (var i = 0; i < reads; i++)
        {
            await journal.WriteAsync(LogFixture.Step(i), AuditUrgency.Read, default).Guarded();
        }

        clock.SetWall(TimeSpan.FromDays(-3650));
        var (grown, stop) = (journal.Grown, Guard.Token());
        while (!grown.IsCompleted)
        {
            stop.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        Assert.Equal(last, _log.Kinds()[before]);
    }

    [Fact]
    public async Task Write_WhileTheKeyCannotBeUsed_TakesRecordsAndSignsLater()
    {
        var (clock, signer) = (new FakeClock(), new LostKey(_log.Keys));
        await using (var journal = new AuditJournal(_log.Options with { CheckpointRecords = 2 }, signer, clock, NullLogger.Instance))
        {
            for (var i = 0; i < 5; i++)
            {
                await journal.WriteAsync(LogFixture.Step(i), AuditUrgency.Effect, default).Guarded();
                Assert.True(journal.IsWritable);
            }

            Assert.DoesNotContain("checkpoint", _log.Kinds());
            signer.IsLost = false;
        }

        Assert.Equal("checkpoint", _log.Kinds()[^1]);
        Assert.Empty(_log.Verify().Findings);
        Assert.Equal(1, signer.Attempts);
    }

    private sealed class LostKey(ICheckpointSigner signer) : ICheckpointSigner
    {
        public bool IsLost { get; set; } = true;

        public int Attempts { get; private set; }

        public (string KeyId, byte[] Signature) Sign(Func<string, byte[]> input)
        {
            Attempts += IsLost ? 1 : 0;
            return IsLost ? throw new InvalidDataException("No key.") : signer.Sign(input);
        }
    }

    [Fact]
    public async Task Write_WithTheClockSetBack_KeepsTheOrderAndIsRemarked()
    {
        var clock = new FakeClock(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        await using (var journal = _log.Open(time: clock))
        {
            await journal.WriteAsync(LogFixture.Step(1), AuditUrgency.Effect, default).Guarded();
        }

        await using (var journal = _log.Open(time: new FakeClock(new DateTimeOffset(2026, 4, 30, 0, 0, 0, TimeSpan.Zero))))
        {
            await journal.WriteAsync(LogFixture.Step(2), AuditUrgency.Effect, default).Guarded();
        }

        var report = _log.Verify();
        Assert.Empty(report.Findings);
        Assert.Contains("clock went back", Assert.Single(report.Remarks), StringComparison.Ordinal);
    }
}
