using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Editing;

/// <summary>What kinds of devices that are not at hand do for a change, and what they are sent.</summary>
public sealed class VendorEditTests : PlayedEditTests
{
    private static readonly string[] Junos =
    [
        Capability + "candidate:1.0", Capability + "confirmed-commit:1.0", Capability + "validate:1.0", "http://xml.juniper.net/netconf/junos/1.0",
    ];

    private static readonly string[] IosXr =
    [
        Capability + "candidate:1.0", Capability + "confirmed-commit:1.1", Capability + "rollback-on-error:1.0", Capability + "validate:1.1",
        "http://cisco.com/ns/yang/Cisco-IOS-XR-ifmgr-cfg?module=Cisco-IOS-XR-ifmgr-cfg&revision=2017-09-07",
    ];

    private static readonly string[] IosXe =
    [
        Capability + "writable-running:1.0", Capability + "rollback-on-error:1.0",
        "http://cisco.com/ns/yang/Cisco-IOS-XE-native?module=Cisco-IOS-XE-native&revision=2022-11-01",
    ];

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(300);

    [Fact]
    public async Task Open_AccountForChanges_IsUsedAndOnlyOneAtATime()
    {
        var (session, _) = await OpenAsync(Junos);

        var second = await Editor.OpenAsync(Name, Guard.Token()).FailedAsync();

        Assert.All(Devices.ForChange, Assert.True);
        Assert.Equal((FailureCode.Busy, Transmission.NotSent), (second.Code, second.Transmission));
        Assert.Equal(4u, session.SessionId);
    }

    [Fact]
    public async Task Junos_Abilities_SayThatAnyCommitConfirms()
    {
        var (session, _) = await OpenAsync(Junos);

        var abilities = session.Abilities;
        Assert.Equal((CandidateUse.Shared, ConfirmedCommitUse.Version10, "reduced"), (abilities.Candidate, abilities.ConfirmedCommit, abilities.Promise.Grade));
        Assert.Equal([Datastore.Candidate], abilities.Locks);
        Assert.Contains(abilities.AlsoConfirmedBy, by => by.Contains("any other commit", StringComparison.Ordinal));
        Assert.True(abilities.CommitComment);
        Assert.False(abilities.PersistSurvivesSession || abilities.SaveStartup || abilities.LockRunningForCommit);
    }

    [Fact]
    public async Task Junos_Commit_CarriesItsLogAndNeitherPersistNorCancel()
    {
        var (session, peer) = await OpenAsync(Junos);

        var (confirmed, _) = await AskAsync(peer, session.CommitConfirmedAsync(Long, null, null, "plan 7 by anna\n<ok>", Guard.Token()));
        var (commit, outcome) = await AskAsync(peer, session.CommitAsync(null, new string('é', 400), Guard.Token()));
        var persist = await session.CommitConfirmedAsync(Long, "token", null, null, Guard.Token()).FailedAsync();
        var cancel = await session.CancelCommitAsync(null, Guard.Token()).FailedAsync();

        Assert.Equal("<commit><confirmed/><confirm-timeout>300</confirm-timeout><log>plan 7 by anna &lt;ok&gt;</log></commit>", confirmed);
        Assert.Equal($"<commit><log>{new string('é', 256)}</log></commit>", commit);
        Assert.True(outcome.IsSuccess);
        Assert.All(new[] { persist, cancel }, failure => Assert.Equal((FailureCode.NotSupported, Transmission.NotSent), (failure.Code, failure.Transmission)));
    }

    [Theory]
    [InlineData("operation-failed", "<error-message>configuration database modified</error-message>", "session 0")]
    [InlineData("lock-denied", "<error-message>configuration database locked by: anna</error-message><error-info><session-id>7527</session-id></error-info>", "session 7527 holds it")]
    [InlineData("lock-denied", "<error-info><session-id>0</session-id></error-info>", "session 0")]
    public async Task Lock_DeniedInAnyOfTheirWays_IsLockDenied(string tag, string more, string holder)
    {
        var (session, peer) = await OpenAsync(Junos);

        var (sent, outcome) = await AskAsync(peer, session.LockAsync(Datastore.Candidate, Guard.Token()), Error(tag, more));

        Assert.Equal("<lock><target><candidate/></target></lock>", sent);
        Assert.Equal((FailureCode.LockDenied, Transmission.Refused, true), (outcome.Failure!.Code, outcome.Failure.Transmission, outcome.Failure.Retryable));
        Assert.Contains(holder, outcome.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access-denied", FailureCode.AccessDenied)]
    [InlineData("operation-not-supported", FailureCode.NotSupported)]
    public async Task Lock_RefusedForAnotherReason_IsThat(string tag, FailureCode code)
    {
        var (session, peer) = await OpenAsync(Junos);

        var (_, outcome) = await AskAsync(peer, session.LockAsync(Datastore.Candidate, Guard.Token()), Error(tag));

        Assert.Equal((code, Transmission.Refused), (outcome.Failure!.Code, outcome.Failure.Transmission));
    }

    [Fact]
    public async Task Test_OfAnEdit_IsSentOnlyWhereTheDeviceCanTryWithoutDoing()
    {
        const string Edit = "<a xmlns=\"urn:a\"/>";
        var (able, peer) = await OpenAsync([Capability + "writable-running:1.0", Capability + "validate:1.1"]);
        var (sent, outcome) = await AskAsync(peer, able.TestAsync(Datastore.Running, Edit, Guard.Token()));

        Assert.True(outcome.IsSuccess);
        Assert.Equal("<edit-config><target><running/></target><default-operation>merge</default-operation><test-option>test-only</test-option><config><a xmlns=\"urn:a\"/></config></edit-config>", sent);
    }

    [Fact]
    public async Task Test_OfAnEdit_WhereTheDeviceWouldDoIt_IsNotSent()
    {
        var (session, _) = await OpenAsync(Junos);

        var failure = await session.TestAsync(Datastore.Candidate, "<a xmlns=\"urn:a\"/>", Guard.Token()).FailedAsync();

        Assert.Equal((FailureCode.NotSupported, Transmission.NotSent), (failure.Code, failure.Transmission));
    }

    [Fact]
    public async Task Junos_ErrorsInsideCommitResults_AreARefusal()
    {
        var (session, peer) = await OpenAsync(Junos);

        var (_, refused) = await AskAsync(
            peer, session.CommitAsync(null, null, Guard.Token()), $"<commit-results>{Error("operation-failed", "<error-message>configuration check-out failed</error-message>")}</commit-results>");
        var (_, warned) = await AskAsync(
            peer,
            session.CommitAsync(null, null, Guard.Token()),
            "<rpc-error><error-type>application</error-type><error-tag>operation-failed</error-tag><error-severity>warning</error-severity><error-message>statement not found</error-message></rpc-error><ok/>");

        Assert.Equal((FailureCode.DeviceError, Transmission.Refused), (refused.Failure!.Code, refused.Failure.Transmission));
        Assert.Equal("statement not found", Assert.Single(warned.Done().Warnings).Message);
    }

    [Fact]
    public async Task IosXr_Abilities_HaveACandidateOfItsOwnAndBothLocks()
    {
        var (session, peer) = await OpenAsync(IosXr);

        var abilities = session.Abilities;
        Assert.Equal((CandidateUse.Private, ConfirmedCommitUse.Version11, "full"), (abilities.Candidate, abilities.ConfirmedCommit, abilities.Promise.Grade));
        Assert.Equal([Datastore.Running, Datastore.Candidate], abilities.Locks);
        Assert.True(abilities is { LockRunningForCommit: true, PersistSurvivesSession: true, Validate: true });
        Assert.False(abilities.SaveStartup || abilities.CommitComment);
        var (sent, _) = await AskAsync(peer, session.CommitConfirmedAsync(Long, null, "token-1", "no place for it", Guard.Token()));
        Assert.Equal("<commit><confirmed/><confirm-timeout>300</confirm-timeout><persist-id>token-1</persist-id></commit>", sent);
    }

    [Fact]
    public async Task IosXr_CommitAfterAnotherSessionsCommit_IsARefusalOfItsOwn()
    {
        var (session, peer) = await OpenAsync(IosXr);

        var (_, outcome) = await AskAsync(
            peer, session.CommitAsync(null, null, Guard.Token()), Error("operation-failed", "<error-message>One or more commits have occurred from other sessions</error-message>"));

        Assert.Equal((FailureCode.DeviceError, Transmission.Refused), (outcome.Failure!.Code, outcome.Failure.Transmission));
    }

    [Fact]
    public async Task IosXe_WithoutCandidate_WritesRunningAllOrNothing()
    {
        var (session, peer) = await OpenAsync(IosXe);

        var abilities = session.Abilities;
        Assert.Equal((CandidateUse.None, ConfirmedCommitUse.None, "reduced"), (abilities.Candidate, abilities.ConfirmedCommit, abilities.Promise.Grade));
        Assert.True(abilities is { WritableRunning: true, RollbackOnError: true });
        Assert.False(abilities.SaveStartup);
        Assert.Equal([Datastore.Running], abilities.Locks);
        var (sent, outcome) = await AskAsync(peer, session.EditAsync(Datastore.Running, "<native xmlns=\"urn:n\"/>", Guard.Token()), Error("invalid-value"));
        Assert.Equal(
            "<edit-config><target><running/></target><default-operation>merge</default-operation><error-option>rollback-on-error</error-option><config><native xmlns=\"urn:n\"/></config></edit-config>",
            sent);
        Assert.Equal(Transmission.Refused, outcome.Failure!.Transmission);
        Assert.Equal(Transmission.NotSent, (await session.CommitConfirmedAsync(Long, null, null, null, Guard.Token()).FailedAsync()).Transmission);
        Assert.Equal(Transmission.NotSent, (await session.CommitAsync(null, null, Guard.Token()).FailedAsync()).Transmission);
    }

    [Fact]
    public async Task IosXe_WithItsSaveRpc_SavesByThat()
    {
        var (session, peer) = await OpenAsync([.. IosXe, "http://cisco.com/yang/cisco-ia?module=cisco-ia&revision=2021-07-01"]);

        var (sent, outcome) = await AskAsync(peer, session.SaveStartupAsync(Guard.Token()), "<result xmlns=\"http://cisco.com/yang/cisco-ia\">Save running-config successful</result>");

        Assert.True(session.Abilities.SaveStartup);
        Assert.Equal("<save-config xmlns=\"http://cisco.com/yang/cisco-ia\"/>", sent);
        Assert.True(outcome.IsSuccess);
    }

    [Fact]
    public async Task Edit_RunningWithoutRollbackOnError_RefusedMayBeHalfInForce()
    {
        var (session, peer) = await OpenAsync(Capability + "writable-running:1.0");

        var (sent, outcome) = await AskAsync(peer, session.EditAsync(Datastore.Running, "<n xmlns=\"urn:n\"/>", Guard.Token()), Error("invalid-value"));

        Assert.DoesNotContain("error-option", sent, StringComparison.Ordinal);
        Assert.Equal(Transmission.Unknown, outcome.Failure!.Transmission);
    }

    [Theory]
    [InlineData("<a nc:operation='delete'/><b nc:operation='remove'/>", "none")]
    [InlineData("<a nc:operation='delete'/><b nc:operation='create'/>", "merge")]
    [InlineData("<a nc:operation='delete'/><b>5</b>", "merge")]
    [InlineData("<a nc:operation='delete'/><b/>", "merge")]
    [InlineData("<e><k>1</k><a nc:operation='delete'/></e>", "none")]
    [InlineData("<e><k>1</k><a nc:operation='delete'/></e><e><k>2</k></e>", "merge")]
    [InlineData("<e><k>1</k><a nc:operation='delete'/><b>5</b></e>", "merge")]
    public async Task Edit_ThatOnlyTakesAway_MakesNothing(string edits, string expected)
    {
        var (session, peer) = await OpenAsync(IosXr);
        var config = $"<n xmlns=\"urn:n\" xmlns:nc=\"urn:ietf:params:xml:ns:netconf:base:1.0\">{edits}</n>";

        var (sent, _) = await AskAsync(peer, session.EditAsync(Datastore.Candidate, config, Guard.Token()));

        Assert.Contains($"<default-operation>{expected}</default-operation>", sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "<commit><comment xmlns=\"urn:nokia.com:sros:ns:yang:sr:ietf-netconf-augments\">why</comment></commit>")]
    [InlineData(false, "<commit></commit>")]
    public async Task Sros_Comment_IsSentWhereTheModuleIs(bool hasModule, string expected)
    {
        string[] hello = [Capability + "candidate:1.0", Capability + "confirmed-commit:1.1", "urn:nokia.com:sros:ns:yang:sr:conf?module=nokia-conf&revision=2023-03-01"];
        var (session, peer) = await OpenAsync(hasModule ? [.. hello, "urn:nokia.com:sros:ns:yang:sr:ietf-netconf-augments?module=nokia-ietf-netconf-augments"] : hello);

        var (sent, _) = await AskAsync(peer, session.CommitAsync(null, "why", Guard.Token()));

        Assert.Equal(hasModule, session.Abilities.CommitComment);
        Assert.Equal(expected, sent);
    }

    [Fact]
    public async Task ConfirmedCommit10_WithoutPersist_IsBoundToItsSession()
    {
        var (session, peer) = await OpenAsync(Capability + "candidate:1.0", Capability + "confirmed-commit:1.0");

        var (sent, _) = await AskAsync(peer, session.CommitConfirmedAsync(TimeSpan.FromSeconds(0.5), null, null, null, Guard.Token()));
        var closing = session.DisposeAsync().AsTask();
        var close = await AnswerAsync(peer, "<ok/>");
        await closing.Guarded();

        Assert.Equal((ConfirmedCommitUse.Version10, false), (session.Abilities.ConfirmedCommit, session.Abilities.PersistSurvivesSession));
        Assert.Equal("<commit><confirmed/><confirm-timeout>1</confirm-timeout></commit>", sent);
        Assert.Equal("<close-session/>", close);
    }

    [Fact]
    public async Task Commit_HungUpBeforeTheAnswer_IsUnknown()
    {
        var (session, peer) = await OpenAsync(IosXr);

        var committing = session.CommitAsync(null, null, Guard.Token());
        await peer.HearChunkedAsync();
        await peer.HangUpAsync();

        Assert.Equal(Transmission.Unknown, (await committing.FailedAsync()).Transmission);
    }
}
