using System.Security.Cryptography;
using NetMcp.TestKit.Time;
using NetMcp.Tools.Elicitation;

namespace NetMcp.Tools.Tests.Elicitation;

/// <summary>A state counts for whom and what it was made, for some minutes, and within one process.</summary>
public sealed class RequestStateSealTests : IDisposable
{
    private const string Tool = "network.change.apply";

    private readonly FakeClock _clock = new();
    private readonly RequestStateSeal _seal;

    public RequestStateSealTests() => _seal = new RequestStateSeal(_clock, RandomNumberGenerator.Create());

    [Fact]
    public void State_OfTheSameCallerForTheSame_CountsUntilItsTimeIsOver()
    {
        var state = _seal.Seal("alice", Tool, "c-1");

        _clock.Advance(RequestStateSeal.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Null(_seal.FindObjection(state, "alice", Tool, "c-1"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("time", _seal.FindObjection(state, "alice", Tool, "c-1")!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bob", Tool, "c-1")]
    [InlineData("alice", "network.change.rollback", "c-1")]
    [InlineData("alice", Tool, "c-2")]
    [InlineData("alice\n20:network.change.apply", "", "c-1")]
    public void State_OfAnotherOrForAnotherThing_IsRefused(string caller, string tool, string subject) =>
        Assert.NotNull(_seal.FindObjection(_seal.Seal("alice", Tool, "c-1"), caller, tool, subject));

    [Fact]
    public void State_WithAnyCharacterChanged_IsRefused()
    {
        var state = _seal.Seal("alice", Tool, "c-1");
        for (var i = 0; i < state.Length; i++)
        {
            var forged = state[..i] + (state[i] == 'A' ? 'B' : 'A') + state[(i + 1)..];
            Assert.NotNull(_seal.FindObjection(forged, "alice", Tool, "c-1"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("                                                ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA====")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\nAA")]
    [InlineData("ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ")]
    public void Text_ThatIsNoState_IsRefused(string state) => Assert.NotNull(_seal.FindObjection(state, "alice", Tool, "c-1"));

    [Fact]
    public void State_OfAnotherProcess_IsRefused()
    {
        using var other = new RequestStateSeal(_clock, RandomNumberGenerator.Create());
        Assert.NotNull(_seal.FindObjection(other.Seal("alice", Tool, "c-1"), "alice", Tool, "c-1"));
    }

    [Fact]
    public void States_OfTheSame_DifferByTheirNonces() => Assert.NotEqual(_seal.Seal("alice", Tool, "c-1"), _seal.Seal("alice", Tool, "c-1"));

    [Fact]
    public void Telling_IsOnceForACallerAndSubject_AndForgetsTheOldest()
    {
        var told = new ToldOnce();
        Assert.True(told.TryAdd("alice", "a-0"));
        Assert.False(told.TryAdd("alice", "a-0"));
        Assert.True(told.TryAdd("bob", "a-0"));
        for (var i = 1; i < ToldOnce.Most; i++)
        {
            Assert.True(told.TryAdd("alice", $"a-{i}"));
        }

        Assert.False(told.TryAdd("bob", "a-0"));
        Assert.True(told.TryAdd("alice", "a-0"));
    }

    public void Dispose() => _seal.Dispose();
}
