using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using NetMcp.Core.Editing;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;
using NetMcp.TestKit;
using NetMcp.TestKit.Devices;
using NetMcp.TestKit.Prerequisites;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Data;
using Xunit;

namespace NetMcp.Devices.Tests.Editing;

/// <summary>Sessions that change a real netconfd: locks, edits, reads.</summary>
public sealed class NetconfdEditTests
{
    private const Prerequisite Lab = Prerequisite.Netconfd | Prerequisite.Libssh;
    private const string System = "/ietf-system:system";

    [RequiresFact(Lab)]
    public async Task Open_Netconfd_KnowsWhatItDoesForAChange()
    {
        await using var stand = await EditStand.StartAsync();
        await using var session = await stand.OpenAsync();

        var abilities = session.Abilities;
        Assert.NotEqual(0u, session.SessionId);
        Assert.Equal((CandidateUse.Shared, ConfirmedCommitUse.Version11), (abilities.Candidate, abilities.ConfirmedCommit));
        Assert.Equal([Datastore.Candidate], abilities.Locks);
        Assert.True(abilities is { PersistSurvivesSession: true, RollbackOnError: true, LockRefusesDirtyCandidate: true });
        Assert.False(abilities.WritableRunning || abilities.SaveStartup || abilities.LockRunningForCommit || abilities.LockWhilePending || abilities.CommitComment || abilities.Validate);
        Assert.Equal("full", abilities.Promise.Grade);
        Assert.Equal((FailureCode.NotSupported, Transmission.NotSent), Of(await session.ValidateAsync(Datastore.Candidate, Guard.Token()).FailedAsync()));
        Assert.Equal((FailureCode.NotSupported, Transmission.NotSent), Of(await session.SaveStartupAsync(Guard.Token()).FailedAsync()));
        Assert.Equal((FailureCode.NotSupported, Transmission.NotSent), Of(await session.EditAsync(Datastore.Running, EditStand.Location("x"), Guard.Token()).FailedAsync()));
    }

    [RequiresFact(Lab)]
    public async Task Open_ReadOnlyInTheInventory_IsForbidden()
    {
        await using var stand = await EditStand.StartAsync(more: ", read_only: true");

        var failure = await stand.Editor.OpenAsync(EditStand.Edge, Guard.Token()).FailedAsync();

        Assert.Equal((FailureCode.Forbidden, EditStand.Edge), (failure.Code, failure.Device!.Value));
    }

    [RequiresFact(Lab | Prerequisite.Ncclient)]
    public async Task Lock_HeldByAnotherClient_NamesItsSession()
    {
        await using var stand = await EditStand.StartAsync();
        await using var other = NcclientScript.Start(stand.Device.Endpoint, """
            with m.locked("candidate"):
                say(m.session_id)
                hear()
            m.close_session()
            say("done")
            """);
        var holder = await other.HearAsync();
        await using var session = await stand.OpenAsync();

        var denied = await session.LockAsync(Datastore.Candidate, Guard.Token()).FailedAsync();
        var edit = await session.EditAsync(Datastore.Candidate, EditStand.Location("x"), Guard.Token()).FailedAsync();

        Assert.Equal((FailureCode.LockDenied, Transmission.Refused, true), (denied.Code, denied.Transmission, denied.Retryable));
        Assert.Contains("session " + holder + " holds it", denied.Message, StringComparison.Ordinal);
        Assert.Equal((FailureCode.LockDenied, Transmission.Refused), Of(edit));
        await other.SayAsync("go on");
        Assert.Equal("done", await other.HearAsync());
        await session.LockAsync(Datastore.Candidate, Guard.Token()).DoneAsync();
        await session.UnlockAsync(Datastore.Candidate, Guard.Token()).DoneAsync();
    }

    [RequiresFact(Lab)]
    public async Task Lock_CandidateWithEdits_IsDeniedAndTheEditsStay()
    {
        await using var stand = await EditStand.StartAsync();
        await using var other = await stand.OpenAsync();
        await using var session = await stand.OpenAsync();
        await stand.PathsAsync(System);
        Assert.False(await session.IsCandidateDirtyAsync(Guard.Token()).DoneAsync());
        await other.EditAsync(Datastore.Candidate, EditStand.Location("half made"), Guard.Token()).DoneAsync();

        var denied = await session.LockAsync(Datastore.Candidate, Guard.Token()).FailedAsync();

        Assert.Equal((FailureCode.LockDenied, Transmission.Refused), Of(denied));
        Assert.Contains("session 0", denied.Message, StringComparison.Ordinal);
        Assert.True(await session.IsCandidateDirtyAsync(Guard.Token()).DoneAsync());
        Assert.Contains("half made", await stand.ReadAsync(session, Datastore.Candidate, System), StringComparison.Ordinal);
        await other.DiscardAsync(Guard.Token()).DoneAsync();
        Assert.False(await session.IsCandidateDirtyAsync(Guard.Token()).DoneAsync());
        await session.LockAsync(Datastore.Candidate, Guard.Token()).DoneAsync();
    }

    [RequiresFact(Lab)]
    public async Task Dispose_WithALock_ReleasesIt()
    {
        await using var stand = await EditStand.StartAsync();
        await using var later = await stand.OpenAsync();
        await using (var session = await stand.OpenAsync())
        {
            await session.LockAsync(Datastore.Candidate, Guard.Token()).DoneAsync();
            var denied = await later.LockAsync(Datastore.Candidate, Guard.Token()).FailedAsync();
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"session {session.SessionId} "), denied.Message, StringComparison.Ordinal);
        }

        await later.LockAsync(Datastore.Candidate, Guard.Token()).DoneAsync();
    }

    [RequiresFact(Lab)]
    public async Task Read_Subtrees_AreThoseAloneAndUnmasked()
    {
        await using var stand = await EditStand.StartAsync();
        await using var session = await stand.OpenAsync();

        var read = await stand.ReadAsync(
            session, Datastore.Running, System + "/dns-resolver/server[name='d2']", System + "/radius/server[name='r1']/udp/shared-secret", System + "/contact");

        Assert.Equal(
            $"<system xmlns=\"{EditStand.SystemNamespace}\"><dns-resolver><server><name>d2</name><udp-and-tcp><address>192.0.2.2</address></udp-and-tcp></server></dns-resolver>" +
            "<radius><server><name>r1</name><udp><shared-secret>radius-words</shared-secret></udp></server></radius></system>",
            read);
    }

    [RequiresFact(Lab)]
    public async Task Edit_EntriesThatTheUserOrders_ComeToStandInTheirOrder()
    {
        await using var stand = await EditStand.StartAsync();
        await using var session = await stand.OpenAsync();
        var paths = await stand.PathsAsync(System + "/dns-resolver/server", System + "/dns-resolver/search");
        await session.LockAsync(Datastore.Candidate, Guard.Token()).DoneAsync();
        Assert.False(session.Abilities.PlacesByInsert);
        foreach (var (servers, search) in new[] { ("d1 d3 d2", "a c"), ("d2 d3 d1", "c b a"), ("d0 d2 d1", "a"), ("d1 d2", "") })
        {
            var now = (await session.ReadAsync(Datastore.Running, paths, Guard.Token()).Guarded()).Done();
            var wanted = Resolver(servers, search);
            var text = new StringBuilder();
            using (var writer = XmlWriter.Create(text))
            {
                Assert.Equal(0, EditConfigWriter.Write(DataDiff.Between(now, XmlDataReader.Read(wanted, now.Schema).Tree!), writer, EntryPlacing.ByRemaking));
            }

            await session.EditAsync(Datastore.Candidate, string.Concat(XElement.Parse(text.ToString()).Elements()), Guard.Token()).DoneAsync();
            await session.CommitAsync(null, null, Guard.Token()).DoneAsync();

            var after = await stand.ReadAsync(session, Datastore.Running, System + "/dns-resolver/server", System + "/dns-resolver/search");
            Assert.Equal((servers, search), (Words(after, "name"), Words(after, "search")));
        }

        static string Resolver(string servers, string search) =>
            $"<system xmlns=\"{EditStand.SystemNamespace}\"><dns-resolver>{string.Concat(Split(search).Select(word => $"<search>{word}</search>"))}" +
            string.Concat(Split(servers).Select(name => $"<server><name>{name}</name><udp-and-tcp><address>192.0.2.{name[1]}</address></udp-and-tcp></server>")) + "</dns-resolver></system>";

        static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        static string Words(string xml, string name) => string.Join(' ', XElement.Parse(xml).Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value));
    }

    [RequiresFact(Lab)]
    public async Task Edit_InvalidOrIncomplete_IsRefusedAndTheCandidateIsAsBefore()
    {
        await using var stand = await EditStand.StartAsync();
        await using var session = await stand.OpenAsync();
        await session.LockAsync(Datastore.Candidate, Guard.Token()).DoneAsync();

        var incomplete = await session.EditAsync(
            Datastore.Candidate,
            $"<system xmlns=\"{EditStand.SystemNamespace}\"><location>x</location><dns-resolver><server><name>d3</name><udp-and-tcp><port>54</port></udp-and-tcp></server></dns-resolver></system>",
            Guard.Token()).FailedAsync();
        var missing = await session.EditAsync(
            Datastore.Candidate,
            $"<system xmlns=\"{EditStand.SystemNamespace}\" xmlns:nc=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><contact nc:operation=\"delete\"/></system>",
            Guard.Token()).FailedAsync();

        Assert.Equal((FailureCode.DeviceError, Transmission.Refused), Of(incomplete));
        Assert.Equal("data-missing", Assert.Single(missing.RpcErrors).Tag);
        Assert.False(await session.IsCandidateDirtyAsync(Guard.Token()).DoneAsync());
    }

    [RequiresFact(Lab)]
    public async Task Edit_BelowContainersThatAreNotThere_MakesThem()
    {
        await using var stand = await EditStand.StartAsync();
        await using var session = await stand.OpenAsync();

        // With the default operation none netconfd answers data-missing to this.
        await session.EditAsync(
            Datastore.Candidate,
            $"<system xmlns=\"{EditStand.SystemNamespace}\" xmlns:nc=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><ntp><server nc:operation=\"create\"><name>n1</name><udp><address>192.0.2.7</address></udp></server></ntp></system>",
            Guard.Token()).DoneAsync();
        await session.CommitAsync(null, "ignored where there is no place for it", Guard.Token()).DoneAsync();

        Assert.Contains("192.0.2.7", await stand.ReadAsync(session, Datastore.Running, System + "/ntp/server[name='n1']"), StringComparison.Ordinal);
    }

    [RequiresFact(Lab)]
    public async Task Probe_DeviceThatComesAndGoes_TellsAtOnce()
    {
        await using var stand = await EditStand.StartAsync();
        Assert.True(await stand.Editor.ProbeAsync(EditStand.Edge, Guard.Token()).DoneAsync() > TimeSpan.Zero);
        await stand.Device.StopAsync();
        Assert.Equal((FailureCode.Unreachable, Transmission.NotSent), Of(await stand.Editor.ProbeAsync(EditStand.Edge, Guard.Token()).FailedAsync()));
        Assert.Equal(FailureCode.Unreachable, (await stand.Editor.OpenAsync(EditStand.Edge, Guard.Token()).FailedAsync()).Code);
        await stand.Device.RestartAsync();

        // The breaker would go on answering for a while.
        await stand.Editor.ProbeAsync(EditStand.Edge, Guard.Token()).DoneAsync();
        await using var session = await stand.OpenAsync();
    }

    [RequiresFact(Lab)]
    public async Task SaveStartup_SeparateStartup_CopiesRunning()
    {
        await using var stand = await EditStand.StartAsync(new NetconfdOptions { NetconfdArguments = ["--with-startup=true"] });
        await using var session = await stand.OpenAsync();
        Assert.True(session.Abilities.SaveStartup);
        await session.EditAsync(Datastore.Candidate, EditStand.Location("rack 9"), Guard.Token()).DoneAsync();
        await session.CommitAsync(null, null, Guard.Token()).DoneAsync();
        Assert.DoesNotContain("rack 9", await stand.LocationAsync(Datastore.Startup), StringComparison.Ordinal);

        await session.SaveStartupAsync(Guard.Token()).DoneAsync();

        Assert.Contains("rack 9", await stand.LocationAsync(Datastore.Startup), StringComparison.Ordinal);
    }

    private static (FailureCode Code, Transmission Transmission) Of(Failure failure) => (failure.Code, failure.Transmission);
}
