using System.Text;
using NetMcp.Audit.Journals;
using NetMcp.Audit.Tests.Fakes;
using NetMcp.Audit.Verifying;
using NetMcp.Core.Auditing;
using NetMcp.TestKit;

namespace NetMcp.Audit.Tests.Journals;

public sealed class RecoveryTests : IDisposable
{
    private readonly LogFixture _log = new();

    public void Dispose() => _log.Dispose();

    [Theory]
    [InlineData("{\"seq\":6,\"time\":\"2026-01")]
    [InlineData("{\"seq\":6\0\0\0\0\0\n\0\0\0\0\0\n")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    public async Task Open_BehindAHalfWrittenEnd_KeepsItAsideAndSaysSo(string torn)
    {
        await _log.WriteAsync(3);
        File.AppendAllText(_log.Files()[^1], torn, Encoding.ASCII);

        await _log.WriteAsync(1);

        Assert.Equal(["log-begun", "change-step", "change-step", "change-step", "checkpoint", "log-recovered", "change-step", "checkpoint"], _log.Kinds());
        Assert.Empty(_log.Verify().Findings);
        var kept = Path.Combine(_log.Folder, _log.Records()[5].GetProperty("file").GetString()!);
        Assert.Equal(torn, File.ReadAllText(kept, Encoding.ASCII));
    }

    [Fact]
    public async Task Open_WithAFirstLineThatIsHalfWritten_BeginsAnew()
    {
        Directory.CreateDirectory(_log.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(Path.Combine(_log.Folder, "audit-0000000000000001.jsonl"), "{\"seq\":1,");
        File.SetUnixFileMode(Path.Combine(_log.Folder, "audit-0000000000000001.jsonl"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await _log.WriteAsync(1);

        Assert.Equal(["log-begun", "log-recovered", "change-step", "checkpoint"], _log.Kinds());
        Assert.Empty(_log.Verify().Findings);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("edit")]
    [InlineData("delete")]
    [InlineData("append")]
    [InlineData("remove files")]
    [InlineData("remove head")]
    [InlineData("break head")]
    public async Task Open_OfALogThatWasTouched_TakesNothingUntilAnOperatorTookNote(string touched)
    {
        await _log.WriteAsync(5);
        var before = _log.Lines();
        Touch(touched);

        await using var journal = _log.Open();
        var refused = await Assert.ThrowsAsync<AuditUnavailableException>(() => journal.WriteAsync(LogFixture.Step(9), AuditUrgency.Effect, default).Guarded());
        Assert.Contains("accept-gap", refused.Message, StringComparison.Ordinal);
        Assert.False(journal.IsWritable);

        Assert.NotNull(AuditGaps.Accept(_log.Folder, "operator", "disk swapped", DateTimeOffset.UtcNow));
        Assert.Null(AuditGaps.Accept(_log.Folder, "operator", "again", DateTimeOffset.UtcNow));

        // The same journal goes on, with numbers that were never given before.
        await journal.WriteAsync(LogFixture.Step(10), AuditUrgency.Effect, default).Guarded();
        Assert.True(journal.IsWritable);
        var accepted = _log.Records().Single(record => record.TryGetProperty("kind", out var kind) && kind.GetString() == "log-gap-accepted");
        Assert.True(accepted.GetProperty("seq").GetInt64() >= (touched is "remove head" or "break head" ? before.Count : before.Count + 1));
        Assert.Contains(_log.Verify().Findings, finding => finding.Kind == FindingKind.AcceptedGap);
    }

    [Theory]
    [InlineData("cut to the checkpoint")]
    [InlineData("another in its place")]
    [InlineData("moved away")]
    [InlineData("folder removed")]
    public async Task Write_IntoALogThatIsTouchedMeanwhile_IsRefusedUntilAnOperatorTookNote(string touched)
    {
        await using var journal = _log.Open(options => options with { CheckpointRecords = 2 });
        for (var i = 0; i < 4; i++)
        {
            await journal.WriteAsync(LogFixture.Step(i), AuditUrgency.Effect, default).Guarded();
        }

        var (file, lines) = (_log.Files()[0], _log.Lines());
        var last = lines.ToList().FindLastIndex(line => line.Contains("\"kind\":\"checkpoint\"", StringComparison.Ordinal));
        var upTo = Encoding.ASCII.GetBytes(string.Concat(lines.Take(last + 1)));
        Assert.True(last < lines.Count - 1);
        switch (touched)
        {
            case "cut to the checkpoint":
                using (var open = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
                {
                    open.SetLength(upTo.Length);
                }

                break;
            case "another in its place":
                File.Move(file, file + ".old");
                File.WriteAllBytes(file, [.. upTo, .. Encoding.ASCII.GetBytes(string.Concat(lines.Skip(last + 1)).Replace("alice", "carol", StringComparison.Ordinal))]);
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                break;
            case "moved away":
                File.Move(file, file + ".old");
                break;
            default:
                Directory.Delete(_log.Folder, recursive: true);
                break;
        }

        // However often it is tried.
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<AuditUnavailableException>(() => journal.WriteAsync(LogFixture.Step(9), AuditUrgency.Effect, default).Guarded());
        }

        Assert.NotNull(AuditGaps.Accept(_log.Folder, "operator", "seen", DateTimeOffset.UtcNow));
        await journal.WriteAsync(LogFixture.Step(10), AuditUrgency.Effect, default).Guarded();
        var seqs = _log.Records().Select(record => record.GetProperty("seq").GetInt64()).ToList();
        Assert.Equal(seqs.Distinct(), seqs);
        Assert.True(seqs[^1] > lines.Count);
        Assert.Contains(_log.Verify().Findings, finding => finding.Kind == FindingKind.AcceptedGap);
    }

    [Fact]
    public async Task Write_IntoALogWhoseFileWasReplacedByTheSame_GoesOnInIt()
    {
        await using var journal = _log.Open();
        await journal.WriteAsync(LogFixture.Step(1), AuditUrgency.Effect, default).Guarded();
        var file = _log.Files()[0];
        File.Copy(file, file + ".copy");
        File.Move(file + ".copy", file, overwrite: true);

        await Assert.ThrowsAsync<AuditUnavailableException>(() => journal.WriteAsync(LogFixture.Step(2), AuditUrgency.Effect, default).Guarded());
        await journal.WriteAsync(LogFixture.Step(3), AuditUrgency.Effect, default).Guarded();

        Assert.Equal(["log-begun", "change-step", "change-step"], _log.Kinds());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Open_OfALogThatEndsBeforeWhatWasSentOn_TakesNothingUntilAnOperatorTookNote(bool all)
    {
        // A gateway was killed, and of its last seconds, which no checkpoint vouches for, records were taken out: only that they were sent on tells.
        await _log.WriteAsync(3);
        var cursor = Path.Combine(_log.Folder, "syslog-cursor");
        File.WriteAllText(cursor, "9\n");
        File.SetUnixFileMode(cursor, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if (all)
        {
            File.Delete(_log.Files()[0]);
            File.Delete(Path.Combine(_log.Folder, "head.json"));
        }

        Assert.Contains(_log.Verify().Findings, finding => finding.Kind == FindingKind.Truncated);
        await using var journal = _log.Open();
        await Assert.ThrowsAsync<AuditUnavailableException>(() => journal.WriteAsync(LogFixture.Step(4), AuditUrgency.Effect, default).Guarded());

        Assert.Contains("9", AuditGaps.Accept(_log.Folder, "operator", "seen", DateTimeOffset.UtcNow), StringComparison.Ordinal);
        await journal.WriteAsync(LogFixture.Step(5), AuditUrgency.Effect, default).Guarded();

        // With a number that was not sent yet, so that it is.
        Assert.Equal([10L, 11L], _log.Records().Select(record => record.GetProperty("seq").GetInt64()).Where(seq => seq > 5));
    }

    [Fact]
    public async Task Accept_WhileAGatewayWrites_IsRefused()
    {
        await using var journal = _log.Open();
        await journal.WriteAsync(LogFixture.Step(1), AuditUrgency.Effect, default).Guarded();

        Assert.ThrowsAny<IOException>(() => AuditGaps.Accept(_log.Folder, "operator", "", DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task Open_OfAFolderThatOthersMayWrite_IsRefused()
    {
        await _log.WriteAsync(1);
        File.SetUnixFileMode(_log.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupWrite);

        await using var journal = _log.Open();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => journal.WriteAsync(LogFixture.Step(2), AuditUrgency.Effect, default).Guarded());
    }

    private void Touch(string how)
    {
        var file = _log.Files()[^1];
        var lines = _log.Lines();
        var head = Path.Combine(_log.Folder, "head.json");
        switch (how)
        {
            case "cut":
                File.WriteAllText(file, string.Concat(lines.Take(4)));
                break;
            case "edit":
                File.WriteAllText(file, string.Concat(lines).Replace("call-2", "call-3", StringComparison.Ordinal));
                break;
            case "delete":
                File.WriteAllText(file, string.Concat(lines.Where((_, index) => index != 2)));
                break;
            case "append":
                File.AppendAllText(file, "{\"seq\":8,\"forged\":true}\n");
                break;
            case "remove files":
                File.Delete(file);
                break;
            case "remove head":
                File.Delete(head);
                break;
            default:
                File.WriteAllText(head, "{}");
                break;
        }
    }
}
