using NetMcp.Changes.Journals;
using NetMcp.Changes.States;
using Xunit;

namespace NetMcp.Changes.Tests.Played;

/// <summary>Junos where the inventory says <c>candidate: private</c>.</summary>
public sealed class JunosPrivateTests() : JunosChangeTests("private")
{
    [Fact]
    public async Task Change_IsMadeInAPrivateCopyAndConfirmedByTheSharedCandidate()
    {
        await using var device = new PlayedJunos();
        await using var change = new PlayedChange(device, Candidate);

        await change.BeginAsync();

        Assert.Equal((ChangeState.Confirmed, ("rack 5", "")), ((await change.WaitAsync()).State, device.Now));
        Assert.Equal(["open private", "edit private", "check", "commit private confirmed", "close private", "lock", "commit", "unlock"], device.Log);
    }

    [Fact]
    public async Task Change_OnAReleaseThatCannotConfirmPrivateCommits_IsRefusedAndSaysWhatToDo()
    {
        await using var device = new PlayedJunos { IsOld = true };
        await using var change = new PlayedChange(device, Candidate, timeout: 2);

        await change.BeginAsync();

        var ended = await change.WaitAsync();
        Assert.Contains("candidate: shared", ended.Reason, StringComparison.Ordinal);
        Assert.Equal((ChangeState.Refused, ("rack 4", "")), (ended.State, device.Now));
        Assert.DoesNotContain(device.Log, line => line.Contains("commit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Change_WhereSomebodyEditsTheSharedCandidateWhileItPends_IsNeverConfirmedWithThoseEdits()
    {
        await using var device = new PlayedJunos();
        await using var change = new PlayedChange(device, Candidate, timeout: 4)
        {
            After = record =>
            {
                if (record.Kind == RecordKind.Committed)
                {
                    device.EditBySomebody();
                }
            },
        };

        await change.BeginAsync();

        Assert.Equal(ChangeState.RolledBack, (await change.WaitAsync()).State);
        Assert.Equal("rack 4", device.Now.Running);
        // A commit of the shared candidate, without those edits and when nothing pends any more, does nothing.
        Assert.DoesNotContain("commit", device.Log.TakeWhile(line => line != "reverted"));
    }
}
