using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Changes.Approvals;
using NetMcp.Server.Approvals;
using NetMcp.Server.Auditing;
using NetMcp.Server.Cli;
using NetMcp.Server.Tests.Authorization;
using NetMcp.Server.Tests.Cli;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Server.Tests.Approvals;

/// <summary>The people of the gateway's machine, by the commands that they type.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes through IAsyncLifetime.")]
public sealed class LocalApprovalTests : IAsyncLifetime
{
    private readonly TempDirectory _folder = new();
    private readonly FakeApprovals _approvals = new();
    private readonly RecordingAudit _audit = new();
    private LocalApprovals _local = null!;

    private string Socket => Path.Combine(_folder.Path, "data", "a.sock");

    public async Task InitializeAsync()
    {
        _local = new LocalApprovals(
            new LocalApprovalOptions(Socket, UnixFileMode.UserRead | UnixFileMode.UserWrite), new ApprovalEndpoints(_approvals, NullLogger<ApprovalEndpoints>.Instance), new ActEndpoint(_audit), NullLogger<LocalApprovals>.Instance);
        await _local.StartAsync(Guard.Token());
    }

    public async Task DisposeAsync()
    {
        await _local.StopAsync(Guard.Token());
        _folder.Dispose();
    }

    [Fact]
    public async Task Approve_OverTheSocket_IsWhomTheKernelNames()
    {
        var run = await CommandRun.RunAsync("approvals", "approve", FakeApprovals.Request.Id, "--plan-hash", FakeApprovals.Request.PlanHash, "--comment", "fine", "--socket", Socket);

        Assert.Equal((CliExitCode.Done, string.Empty), (run.ExitCode, run.Error));
        var answer = Assert.Single(_approvals.Answers);
        Assert.Equal("local:" + Environment.UserName, answer.Caller.Name);
        Assert.Equal(["local:" + Environment.UserName, Environment.UserName], answer.Caller.Behind);
        Assert.Equal((true, FakeApprovals.Request.PlanHash, "fine"), (answer.Approves, answer.PlanHash, answer.Comment));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Socket));
    }

    [Theory]
    [InlineData("y\n", 1)]
    [InlineData("n\n", 0)]
    [InlineData("", 0)]
    public async Task Reject_AtATerminal_AsksWithThePlanInSight(string typed, int answers)
    {
        var run = await CommandRun.WithInputAsync(typed, "approvals", "reject", FakeApprovals.Request.Id, "--socket", Socket);

        Assert.Contains("plan hash  " + FakeApprovals.Request.PlanHash, run.Error, StringComparison.Ordinal);
        Assert.Equal(answers, _approvals.Answers.Count);
        Assert.All(_approvals.Answers, answer => Assert.False(answer.Approves));
    }

    [Fact]
    public async Task Approve_WithNobodyToAsk_NeedsTheHash()
    {
        var run = await CommandRun.RunAsync("approvals", "approve", FakeApprovals.Request.Id, "--socket", Socket);

        Assert.Equal(CliExitCode.Usage, run.ExitCode);
        Assert.Empty(_approvals.Answers);
    }

    [Theory]
    [InlineData("up\u202elink", "comment    up⟨U+202E⟩link")]
    [InlineData("x\nplan hash  0000", "comment    x⟨U+000A⟩plan hash  0000")]
    [InlineData("x\r\u2066plan hash", "comment    x⟨U+000D⟩⟨U+2066⟩plan hash")]
    public async Task Show_TextThatDeceivesAReader_IsShownForWhatItIs(string comment, string shown)
    {
        _approvals.Comment = comment;

        var run = await CommandRun.RunAsync("approvals", "show", FakeApprovals.Request.Id, "--socket", Socket);

        Assert.Contains(shown, run.Out.Split('\n'));
        var json = await CommandRun.RunAsync("approvals", "show", FakeApprovals.Request.Id, "--socket", Socket, "--json");
        Assert.DoesNotContain(json.Out, static c => c is '\u202e' or '\u2066');
    }

    [Fact]
    public async Task List_ShowsWhatWaits()
    {
        var run = await CommandRun.RunAsync("approvals", "list", "--socket", Socket);

        Assert.Equal(CliExitCode.Done, run.ExitCode);
        Assert.Contains($"{FakeApprovals.Request.Id}  waiting  agent-7    edge-1   2 of noc (given: nina)  1970-01-01T01:00:00Z", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WithoutAGateway_SaysSo()
    {
        var run = await CommandRun.RunAsync("approvals", "list", "--socket", Path.Combine(_folder.Path, "none.sock"));

        Assert.Equal(CliExitCode.Unavailable, run.ExitCode);
        Assert.Contains("No gateway answers", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Socket_LeftOverFromADeath_IsReplaced()
    {
        await _local.StopAsync(Guard.Token());
        File.WriteAllText(Socket, string.Empty);

        await _local.StartAsync(Guard.Token());

        Assert.Equal(CliExitCode.Done, (await CommandRun.RunAsync("approvals", "list", "--socket", Socket)).ExitCode);
    }
}
