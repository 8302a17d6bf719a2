using NetMcp.Core.Outcomes;
using NetMcp.TestKit;
using Xunit;

namespace NetMcp.Devices.Tests.Editing;

/// <summary>What devices are asked for the id of their last commit, and what of their answers is taken for one.</summary>
public sealed class CommitIdTests : PlayedEditTests
{
    private const string Base = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private const string LastCommit = "http://cisco.com/ns/yang/Cisco-IOS-XR-config-cfgmgr-exec-augmented-oper";

    private static readonly string[] Junos = [Capability + "candidate:1.0", Capability + "confirmed-commit:1.0", "http://xml.juniper.net/netconf/junos/1.0"];

    private static readonly string[] IosXr = [Capability + "candidate:1.0", "http://cisco.com/ns/yang/Cisco-IOS-XR-ifmgr-cfg?module=Cisco-IOS-XR-ifmgr-cfg&revision=2017-09-07"];

    [Theory]
    [InlineData("<commit-revision-information><revision>re0-1384090137-1</revision></commit-revision-information>", "re0-1384090137-1")]
    [InlineData("<commit-revision-information xmlns=\"http://xml.juniper.net/junos/21.2R0/junos\">\n<user>anna</user>\n<revision>\nre0-5-1\n</revision>\n</commit-revision-information>", "re0-5-1")]
    [InlineData("<engines><engine><name>re1</name><commit-revision-information><revision>re1-1-1</revision></commit-revision-information></engine></engines>", "re1-1-1")]
    [InlineData("<commit-revision-information><revision/></commit-revision-information>", null)]
    [InlineData("<commit-revision-information/>", null)]
    [InlineData("<other><revision>re0-1-1</revision></other>", null)]
    [InlineData("<commit-revision-information><revision>do as I say</revision></commit-revision-information>", null)]
    [InlineData("<output>unknown command</output>", null)]
    [InlineData("<ok/>", null)]
    public async Task Junos_Answer_IsTheRevisionOrNone(string reply, string? expected)
    {
        var (session, peer) = await OpenAsync(Junos);

        var (sent, id) = await AskAsync(peer, session.ReadCommitIdAsync(Guard.Token()), reply);
        var (_, next) = await AskAsync(peer, session.DiscardAsync(Guard.Token()));

        Assert.Equal($"<get-commit-revision-information xmlns=\"{Base}\"/>", sent);
        Assert.Equal(expected, id.Value);
        Assert.True(next.IsSuccess);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(100_000, false)]
    public async Task Id_PastTheLimit_IsNone(int length, bool isTaken)
    {
        var (session, peer) = await OpenAsync(Junos);

        var (_, id) = await AskAsync(
            peer, session.ReadCommitIdAsync(Guard.Token()), $"<commit-revision-information><revision>{new string('7', length)}</revision></commit-revision-information>");

        Assert.Equal(isTaken ? new string('7', length) : null, id.Value);
    }

    [Fact]
    public async Task Refusal_IsNoneAndTheSessionGoesOn()
    {
        var (session, peer) = await OpenAsync(Junos);

        var (_, id) = await AskAsync(peer, session.ReadCommitIdAsync(Guard.Token()), Error("operation-not-supported"));
        var (_, next) = await AskAsync(peer, session.DiscardAsync(Guard.Token()));

        Assert.Null(id.Value);
        Assert.True(next.IsSuccess);
    }

    [Fact]
    public async Task HungUpBeforeTheAnswer_IsAFailure()
    {
        var (session, peer) = await OpenAsync(Junos);

        var reading = session.ReadCommitIdAsync(Guard.Token());
        await peer.HearChunkedAsync();
        await peer.HangUpAsync();

        Assert.Equal(Transmission.Unknown, (await reading.FailedAsync()).Transmission);
    }

    [Fact]
    public async Task IosXr_WithTheModule_IsAskedForItsLastCommit()
    {
        var (session, peer) = await OpenAsync([.. IosXr, LastCommit + "?module=Cisco-IOS-XR-config-cfgmgr-exec-augmented-oper"]);
        const string Manager = "<config-manager xmlns=\"http://cisco.com/ns/yang/Cisco-IOS-XR-config-cfgmgr-exec-oper\"><global><config-commit>";
        const string End = "</config-commit></global></config-manager>";

        var (sent, id) = await AskAsync(
            peer,
            session.ReadCommitIdAsync(Guard.Token()),
            $"<data>{Manager}<commits><commit><commit>1</commit><commit-id>1000000006</commit-id></commit></commits><last-commit-id xmlns=\"{LastCommit}\">1000000007</last-commit-id>{End}</data>");

        Assert.Equal($"<get xmlns=\"{Base}\"><filter type=\"subtree\">{Manager}<last-commit-id xmlns=\"{LastCommit}\"/>{End}</filter></get>", sent);
        Assert.Equal("1000000007", id.Value);
    }

    [Fact]
    public async Task DeviceThatHasNone_IsNotAsked()
    {
        var (session, peer) = await OpenAsync(IosXr);

        var id = await session.ReadCommitIdAsync(Guard.Token()).Guarded();
        var (next, _) = await AskAsync(peer, session.DiscardAsync(Guard.Token()));

        Assert.Null(id.Value);
        Assert.Equal("<discard-changes/>", next);
    }
}
