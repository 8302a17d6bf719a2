using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NetMcp.Audit.Tests.Fakes;
using NetMcp.Audit.Verifying;
using NetMcp.TestKit;

namespace NetMcp.Audit.Tests.Verifying;

/// <summary>A log that was written anew, with right numbers and hashes and a head of its own, by somebody who left out the checkpoints that he cannot sign.</summary>
public sealed partial class StrippedLogTests : IDisposable
{
    private readonly LogFixture _log = new();
    private readonly TempDirectory _forged = new();

    public void Dispose()
    {
        _log.Dispose();
        _forged.Dispose();
    }

    [Theory]
    [InlineData(40, 30, true)] // Twenty minutes, and nothing that was signed.
    [InlineData(40, 1, false)] // Forty seconds: as a gateway leaves it that was killed before its first checkpoint.
    [InlineData(5000, 0, true)]
    public async Task Verify_WithoutAnyCheckpoint_FindsIt(int count, int seconds, bool found)
    {
        await _log.WriteAsync(8, options => options with { CheckpointRecords = 3 });
        var lines = _log.Lines().Where(line => !line.Contains("\"kind\":\"checkpoint\"", StringComparison.Ordinal)).ToList();
        Forge([.. lines, .. Enumerable.Repeat(lines[^1], count)], TimeSpan.FromSeconds(seconds));

        var report = AuditVerifier.Verify(_forged.Path, new VerifyOptions { Keys = _log.Keys }, Guard.Token());

        Assert.Equal(found ? [FindingKind.Signature] : [], report.Findings.Select(finding => finding.Kind));
    }

    [Fact]
    public async Task Verify_WithTheCheckpointsAfterAnEditTakenOut_FindsIt()
    {
        await _log.WriteAsync(20, options => options with { CheckpointRecords = 5 });
        var lines = _log.Lines().ToList();
        var kept = lines.FindIndex(line => line.Contains("\"kind\":\"checkpoint\"", StringComparison.Ordinal)) + 1;
        var rest = lines.Skip(kept).Where(line => !line.Contains("\"kind\":\"checkpoint\"", StringComparison.Ordinal)).Select(line => line.Replace("alice", "nobody", StringComparison.Ordinal));
        Forge([.. lines.Take(kept), .. rest], TimeSpan.FromMinutes(2), kept);

        var report = AuditVerifier.Verify(_forged.Path, new VerifyOptions { Keys = _log.Keys }, Guard.Token());

        Assert.Equal(1, report.SignedCheckpoints);
        Assert.Equal(FindingKind.Signature, Assert.Single(report.Findings).Kind);
    }

    [Fact]
    public void Verify_OfAFolderWithoutALog_FindsThat() =>
        Assert.Equal(FindingKind.Missing, Assert.Single(AuditVerifier.Verify(_forged.Path, new VerifyOptions { Keys = _log.Keys }, Guard.Token()).Findings).Kind);

    [Fact]
    public async Task Verify_WhileAGatewayThatStartedAgainHasNotSignedYet_FindsNothing()
    {
        await _log.WriteAsync(3);
        var lines = _log.Lines();
        var (step, started) = (lines[1], lines[1].Replace("change-step", "gateway-started", StringComparison.Ordinal));
        Forge([.. lines, step, started, step], TimeSpan.FromDays(1), lines.Count, only: "gateway-started");

        Assert.Empty(AuditVerifier.Verify(_forged.Path, new VerifyOptions { Keys = _log.Keys }, Guard.Token()).Findings);
    }

    private void Forge(IReadOnlyList<string> lines, TimeSpan apart, int from = 0, string? only = null)
    {
        var (text, hash, time) = (new StringBuilder(), new string('0', 64), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < lines.Count; i++)
        {
            time = i > 0 && (only is null || lines[i].Contains(only, StringComparison.Ordinal)) ? time + apart : time;
            var head = string.Create(CultureInfo.InvariantCulture, $"{{\"seq\":{i + 1},\"time\":\"{time:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\",\"prev\":\"{hash}\",");
            var line = i < from ? lines[i] : Head().Replace(lines[i], head);
            time = i < from ? DateTimeOffset.Parse(line[(line.IndexOf("time", StringComparison.Ordinal) + 7)..][..24], CultureInfo.InvariantCulture) : time;
            hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(line)));
            text.Append(line);
        }

        File.WriteAllText(_forged.File("audit-0000000000000001.jsonl"), text.ToString(), Encoding.ASCII);
        var chain = Chain().Match(lines[0]).Groups[1].Value;
        _forged.Write("head.json", $"{{\"chain\":\"{chain}\",\"seq\":{lines.Count},\"hash\":\"{hash}\"}}\n");
        File.SetUnixFileMode(_forged.File("head.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [GeneratedRegex("^.*\"prev\":\"[0-9a-f]{64}\",")]
    private static partial Regex Head();

    [GeneratedRegex("\"chain\":\"([0-9a-f]{32})\"")]
    private static partial Regex Chain();
}
