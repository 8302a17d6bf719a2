using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.TestKit;
using NetMcp.TestKit.FakePeer;
using Xunit;

namespace NetMcp.Devices.Tests.Editing;

/// <summary>Junos with <c>candidate: private</c>: what it is sent, and what it may refuse.</summary>
public sealed class JunosPrivateEditTests() : PlayedEditTests(", candidate: private")
{
    private const string Open = "<open-configuration xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><private/></open-configuration>";
    private const string Close = "<close-configuration xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"/>";
    private const string Lock = "<lock><target><candidate/></target></lock>";
    private const string Unlock = "<unlock><target><candidate/></target></unlock>";
    private const string Edit = "<system xmlns=\"urn:s\"><location>here</location></system>";

    private static readonly string[] Hello =
    [
        Capability + "candidate:1.0", Capability + "confirmed-commit:1.0", Capability + "validate:1.0", "http://xml.juniper.net/netconf/junos/1.0",
    ];

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(300);

    [Fact]
    public async Task Abilities_HaveACandidateOfTheSessionAndNoLocks()
    {
        var (session, _) = await OpenAsync(Hello);

        var abilities = session.Abilities;
        Assert.Equal((CandidateUse.Private, ConfirmedCommitUse.Version10, "reduced"), (abilities.Candidate, abilities.ConfirmedCommit, abilities.Promise.Grade));
        Assert.Empty(abilities.Locks);
        Assert.Contains(abilities.Promise.Reasons, reason => reason.Contains("private candidate", StringComparison.Ordinal));
        Assert.NotEmpty(abilities.AlsoConfirmedBy);
    }

    [Fact]
    public async Task Candidate_OfAnotherKindOfDevice_StaysWhatItIs()
    {
        var (session, peer) = await OpenAsync(Capability + "candidate:1.0", Capability + "confirmed-commit:1.1");

        var (sent, _) = await AskAsync(peer, session.EditAsync(Datastore.Candidate, Edit, Guard.Token()));

        Assert.Equal(CandidateUse.Shared, session.Abilities.Candidate);
        Assert.StartsWith("<edit-config>", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edits_AreMadeInOnePrivateCopy_WhichADiscardThrowsAway()
    {
        var (session, peer) = await OpenAsync(Hello);

        Assert.True((await session.DiscardAsync(Guard.Token()).Guarded()).IsSuccess);
        var first = await PlayAsync(peer, session.EditAsync(Datastore.Candidate, Edit, Guard.Token()), "<ok/>", "<ok/>");
        var second = await PlayAsync(peer, session.EditAsync(Datastore.Candidate, Edit, Guard.Token()), "<ok/>");
        var discard = await PlayAsync(peer, session.DiscardAsync(Guard.Token()), "<ok/>");
        var again = await PlayAsync(peer, session.EditAsync(Datastore.Candidate, Edit, Guard.Token()), string.Empty, "<ok/>");

        Assert.Equal([Open, second.Sent[0]], first.Sent);
        Assert.Contains(Edit, second.Sent[0], StringComparison.Ordinal);
        Assert.Equal([Close], discard.Sent);
        Assert.Equal(first.Sent, again.Sent);
        Assert.All([first.Outcome, second.Outcome, discard.Outcome, again.Outcome], outcome => Assert.True(outcome.IsSuccess));
    }

    [Fact]
    public async Task Edit_WhereNoPrivateCopyIsToBeHad_IsNotSent()
    {
        var (session, peer) = await OpenAsync(Hello);

        var (sent, outcome) = await PlayAsync(
            peer, session.EditAsync(Datastore.Candidate, Edit, Guard.Token()), Error("operation-failed", "<error-message>configuration database locked by: anna</error-message>"));

        Assert.Equal([Open], sent);
        Assert.Equal(Transmission.Refused, outcome.Failure!.Transmission);
        Assert.Contains("anna", outcome.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RenewingAndConfirming_CloseThePrivateCopyAndCommitTheSharedCandidateUnderItsLock()
    {
        var (session, peer) = await OpenAsync(Hello);
        await PlayAsync(peer, session.EditAsync(Datastore.Candidate, Edit, Guard.Token()), "<ok/>", "<ok/>");

        var pending = await PlayAsync(peer, session.CommitConfirmedAsync(Long, null, null, "plan 7", Guard.Token()), "<ok/>");
        var renewed = await PlayAsync(peer, session.CommitConfirmedAsync(2 * Long, null, null, "plan 7", Guard.Token()), "<ok/>", "<ok/>", "<ok/>", "<ok/>");
        var confirmed = await PlayAsync(peer, session.CommitAsync(null, "plan 7", Guard.Token()), "<ok/>", "<ok/>", "<ok/>");

        Assert.Equal(["<commit><confirmed/><confirm-timeout>300</confirm-timeout><log>plan 7</log></commit>"], pending.Sent);
        Assert.Equal([Close, Lock, "<commit><confirmed/><confirm-timeout>600</confirm-timeout><log>plan 7</log></commit>", Unlock], renewed.Sent);
        Assert.Equal([Lock, "<commit><log>plan 7</log></commit>", Unlock], confirmed.Sent);
        Assert.True(pending.Outcome.IsSuccess && renewed.Outcome.IsSuccess && confirmed.Outcome.IsSuccess);
    }

    [Fact]
    public async Task Confirming_WhereSomebodyHasEditedTheSharedCandidate_CommitsNothingAndCanBeTriedAgain()
    {
        var (session, peer) = await OpenAsync(Hello);
        await PlayAsync(peer, session.EditAsync(Datastore.Candidate, Edit, Guard.Token()), "<ok/>", "<ok/>");
        await PlayAsync(peer, session.CommitConfirmedAsync(Long, null, null, null, Guard.Token()), "<ok/>");

        var refused = await PlayAsync(
            peer, session.CommitAsync(null, null, Guard.Token()), "<ok/>", Error("operation-failed", "<error-message>configuration database modified</error-message>"));
        var again = await PlayAsync(peer, session.CommitAsync(null, null, Guard.Token()), "<ok/>", "<ok/>", "<ok/>");

        Assert.Equal([Close, Lock], refused.Sent);
        Assert.Equal(FailureCode.LockDenied, refused.Outcome.Failure!.Code);
        Assert.Equal([Lock, "<commit></commit>", Unlock], again.Sent);
        Assert.True(again.Outcome.IsSuccess);
    }

    [Fact]
    public async Task Commit_ThatNothingPendsBefore_IsOfThePrivateCopy()
    {
        var (session, peer) = await OpenAsync(Hello);
        await PlayAsync(peer, session.EditAsync(Datastore.Candidate, Edit, Guard.Token()), "<ok/>", "<ok/>");

        var committed = await PlayAsync(peer, session.CommitAsync(null, null, Guard.Token()), "<ok/>");

        Assert.Equal(["<commit></commit>"], committed.Sent);
    }

    [Fact]
    public async Task ConfirmedCommit_WhichAnOldReleaseRefuses_SaysWhatToDo()
    {
        var (session, peer) = await OpenAsync(Hello);
        await PlayAsync(peer, session.EditAsync(Datastore.Candidate, Edit, Guard.Token()), "<ok/>", "<ok/>");

        var (_, outcome) = await PlayAsync(
            peer,
            session.CommitConfirmedAsync(Long, null, null, null, Guard.Token()),
            Error("operation-failed", "<error-message>commit confirmed not supported for private configuration</error-message>"));

        Assert.Equal(Transmission.Refused, outcome.Failure!.Transmission);
        Assert.Contains("'candidate: shared'", outcome.Failure.Message, StringComparison.Ordinal);
    }

    /// <summary>What an operation sends when the device answers its rpcs so, one after the other.</summary>
    private static async Task<(string[] Sent, Outcome<Done> Outcome)> PlayAsync(FakeNetconfPeer peer, Task<Outcome<Done>> operation, params string[] replies)
    {
        var sent = new List<string>();
        foreach (var reply in replies)
        {
            sent.Add(await AnswerAsync(peer, reply));
        }

        var outcome = await operation.Guarded();
        Assert.False(peer.HasSomethingToHear);
        return ([.. sent], outcome);
    }
}
