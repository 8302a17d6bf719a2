using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetMcp.Audit.Tests.Fakes;
using NetMcp.Audit.Verifying;
using NetMcp.TestKit;

namespace NetMcp.Audit.Tests.Verifying;

/// <summary>Whatever is done to a log that was stopped in order, verify finds it.</summary>
public sealed class MutationProperties : IAsyncLifetime, IDisposable
{
    private readonly LogFixture _log = new();
    private readonly TempDirectory _copy = new();
    private IReadOnlyList<(string Name, byte[] Bytes)> _files = [];

    public async Task InitializeAsync()
    {
        await _log.WriteAsync(45, options => options with { RotateBytes = 4096, CheckpointRecords = 7 });
        _files = [.. _log.Files().Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))];
        Assert.True(_files.Count > 2);
        Assert.Empty(_log.Verify().Findings);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _log.Dispose();
        _copy.Dispose();
    }

    [Fact]
    public void Verify_WithAnyByteChanged_FindsIt() => Check(300, (random, files) =>
    {
        var bytes = files[random.Next(files.Count)].Bytes;
        var at = random.Next(bytes.Length);
        bytes[at] ^= (byte)(1 + random.Next(255));
    });

    [Fact]
    public void Verify_WithAnyLinesDeleted_FindsIt() => Check(150, (random, files) => OnLines(random, files, lines =>
    {
        var at = random.Next(lines.Count);
        lines.RemoveRange(at, 1 + random.Next(lines.Count - at));
    }));

    [Fact]
    public void Verify_WithAnyLineTwice_FindsIt() => Check(100, (random, files) => OnLines(random, files, lines => lines.Insert(random.Next(lines.Count), lines[random.Next(lines.Count)])));

    [Fact]
    public void Verify_WithAnyLinesSwapped_FindsIt() => Check(150, (random, files) => OnLines(random, files, lines =>
    {
        var one = random.Next(lines.Count);
        var other = (one + 1 + random.Next(lines.Count - 1)) % lines.Count;
        (lines[one], lines[other]) = (lines[other], lines[one]);
    }));

    [Fact]
    public void Verify_WithTheEndCutOffAnywhere_FindsIt() => Check(150, (random, files) =>
    {
        var last = random.Next(files.Count);
        files[last] = (files[last].Name, files[last].Bytes[..random.Next(files[last].Bytes.Length)]);
        files.RemoveRange(last + 1, files.Count - last - 1);
    });

    [Fact]
    public void Verify_WithAForgedLinePutIn_FindsIt() => Check(100, (random, files) => OnLines(random, files, lines =>
    {
        var at = random.Next(lines.Count);
        lines.Insert(at, lines[at].Replace("call-", "gall-", StringComparison.Ordinal));
    }));

    [Fact]
    public void Verify_WithAMiddleFileRemoved_FindsIt()
    {
        var report = Verify([.. _files.Where((_, index) => index != 1)]);

        Assert.Contains(report.Findings, finding => finding.Kind == FindingKind.Missing);
    }

    [Fact]
    public void Verify_WithTheOldestFilePutAway_SaysWhereTheLogBegins()
    {
        var report = Verify([.. _files.Skip(1)]);

        Assert.Empty(report.Findings);
        Assert.True(report.FirstSeq > 1);
    }

    [Fact]
    public async Task Verify_OfARewrittenChainWithoutTheKey_FindsTheSignatures()
    {
        // Somebody rewrites all of it, with right numbers and hashes, and with signatures of a key of his own.
        using var forger = new LogFixture();
        await forger.WriteAsync(45, options => options with { RotateBytes = 4096, CheckpointRecords = 7 });

        var report = AuditVerifier.Verify(forger.Folder, new VerifyOptions { Keys = _log.Keys }, Guard.Token());

        Assert.Contains(report.Findings, finding => finding.Kind == FindingKind.Signature);
        Assert.Equal(0, report.SignedCheckpoints);
    }

    [Fact]
    public void Verify_AgainstARecordThatIsKnownFromElsewhere_FindsAnotherLog()
    {
        var known = new Dictionary<long, string> { [3] = new('a', 64), [9999] = new('b', 64) };

        var report = AuditVerifier.Verify(_log.Folder, new VerifyOptions { Keys = _log.Keys, Expected = known }, Guard.Token());

        Assert.Equal([FindingKind.Changed, FindingKind.Missing], report.Findings.Select(finding => finding.Kind));
    }

    [Fact]
    public void Verify_OfAnEditedLine_SaysWhichOne()
    {
        var files = _files.Select(file => (file.Name, Bytes: file.Bytes.ToArray())).ToList();
        var text = Encoding.ASCII.GetString(files[0].Bytes);
        files[0] = (files[0].Name, Encoding.ASCII.GetBytes(text.Replace("call-4\"", "call-5\"", StringComparison.Ordinal)));

        var finding = Assert.Single(Verify(files).Findings);

        // log-begun is line 1, call-0 line 2, call-4 line 6; the line behind it tells.
        Assert.Equal((FindingKind.Changed, files[0].Name, 7L), (finding.Kind, finding.File, finding.Line));
        Assert.Contains(files[0].Name + ":6", finding.Text, StringComparison.Ordinal);
    }

    private void Check(int rounds, Action<Random, List<(string Name, byte[] Bytes)>> touch) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var files = _files.Select(file => (file.Name, Bytes: file.Bytes.ToArray())).ToList();
        touch(new Random(seed), files);
        if (files.Count == _files.Count && files.Zip(_files).All(pair => pair.First.Bytes.AsSpan().SequenceEqual(pair.Second.Bytes)))
        {
            return;
        }

        Assert.NotEmpty(Verify(files).Findings);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(rounds));

    private VerifyReport Verify(IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        foreach (var old in Directory.GetFiles(_copy.Path))
        {
            File.Delete(old);
        }

        File.Copy(Path.Combine(_log.Folder, "head.json"), _copy.File("head.json"));
        foreach (var (name, bytes) in files)
        {
            File.WriteAllBytes(_copy.File(name), bytes);
        }

        return AuditVerifier.Verify(_copy.Path, new VerifyOptions { Keys = _log.Keys }, Guard.Token());
    }

    private static void OnLines(Random random, List<(string Name, byte[] Bytes)> files, Action<List<string>> touch)
    {
        var at = random.Next(files.Count);
        var lines = Encoding.ASCII.GetString(files[at].Bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\n").ToList();
        if (lines.Count < 2)
        {
            return;
        }

        // The oldest lines of the oldest file can be put away with it, but not alone: the file's name says what it begins with.
        touch(lines);
        files[at] = (files[at].Name, Encoding.ASCII.GetBytes(string.Concat(lines)));
    }
}
