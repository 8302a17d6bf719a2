using NetMcp.Core.Reading;
using NetMcp.TestKit.Time;
using NetMcp.Yang.Comparing;
using NetMcp.Yang.Paths;
using NetMcp.Yang.Schema;
using Xunit;

namespace NetMcp.Changes.Tests.Fakes;

/// <summary>Holds the fake to what a device does: other tests rest on it.</summary>
public sealed class FakeNetworkTests
{
    private const string Module = """
        module box { namespace urn:box; prefix b;
          container box {
            leaf name { type string; }
            list port { key name; ordered-by user; leaf name { type string; } leaf mtu { type uint16; } }
          }
        }
        """;

    private const string Before = "<box xmlns='urn:box'><name>a</name><port><name>p1</name><mtu>1500</mtu></port></box>";
    private const string Edit = "<box xmlns='urn:box' xmlns:nc='urn:ietf:params:xml:ns:netconf:base:1.0'><name nc:operation='replace'>b</name></box>";

    private readonly FakeClock _clock = new();
    private readonly FakeDevice _device;

    public FakeNetworkTests() => _device = new FakeNetwork(_clock).Add("r1", FakeModels.Compile(Module), Before);

    [Fact]
    public async Task ConfirmedCommit_NotConfirmed_IsUndoneByTheClock()
    {
        await using var session = _device.Open().Value;
        Assert.True((await session.LockAsync(Datastore.Candidate, default)).IsSuccess);
        Assert.True((await session.EditAsync(Datastore.Candidate, Edit, default)).IsSuccess);
        Assert.True((await session.CommitConfirmedAsync(TimeSpan.FromSeconds(60), "t", null, null, default)).IsSuccess);
        Assert.False(_device.Runs(Before));

        _clock.Advance(TimeSpan.FromSeconds(61));

        Assert.True(_device.Runs(Before));
        Assert.False(_device.IsPending);
    }

    [Fact]
    public async Task ConfirmedCommit_Confirmed_StaysAndSurvivesItsSession()
    {
        await using (var session = _device.Open().Value)
        {
            await session.EditAsync(Datastore.Candidate, Edit, default);
            await session.CommitConfirmedAsync(TimeSpan.FromSeconds(60), "t", null, null, default);
        }

        await using var other = _device.Open().Value;
        Assert.False((await other.CommitAsync("wrong", null, default)).IsSuccess);
        Assert.True((await other.CommitAsync("t", null, default)).IsSuccess);
        _clock.Advance(TimeSpan.FromSeconds(61));

        Assert.False(_device.Runs(Before));
    }

    [Theory]
    [InlineData("<port nc:operation='create'><name>p1</name></port>", "data-exists")]
    [InlineData("<port nc:operation='delete'><name>p2</name></port>", "data-missing")]
    [InlineData("<port><name>p2</name><mtu nc:operation='create'>1</mtu></port>", "data-missing")]
    [InlineData("<port nc:operation='remove'><name>p2</name></port>", null)]
    public async Task Edit_OfWhatIsNotAsTheOperationTakesIt_IsRefused(string port, string? tag)
    {
        await using var session = _device.Open().Value;

        var done = await session.EditAsync(Datastore.Candidate, $"<box xmlns='urn:box' xmlns:nc='urn:ietf:params:xml:ns:netconf:base:1.0'>{port}</box>", default);

        Assert.Equal(tag, done.Failure?.RpcErrors[0].Tag);
        Assert.False(_device.IsDirty);
    }

    [Fact]
    public async Task Session_ThatEnds_GivesUpItsLocksAndItsEdits()
    {
        await using (var session = _device.Open().Value)
        {
            await session.LockAsync(Datastore.Candidate, default);
            await session.EditAsync(Datastore.Candidate, Edit, default);
            await using var other = _device.Open().Value;
            Assert.Equal(Core.Outcomes.FailureCode.LockDenied, (await other.LockAsync(Datastore.Candidate, default)).Failure?.Code);
        }

        Assert.Empty(_device.Locks);
        Assert.False(_device.IsDirty);
    }

    [Fact]
    public async Task Read_OfASubtree_HasOnlyThat()
    {
        await using var session = _device.Open().Value;
        Assert.True(DataPath.TryRead(_device.Schema, "/box:box/port[name='p1']/mtu", out var path, out _));

        var tree = (await session.ReadAsync(Datastore.Running, [path], default)).Value;

        Assert.Equal("<box xmlns=\"urn:box\"><port><name>p1</name><mtu>1500</mtu></port></box>", Yang.Data.XmlDataWriter.ToText(tree));
    }
}
