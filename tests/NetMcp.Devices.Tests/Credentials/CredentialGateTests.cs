using NetMcp.Devices.Credentials;
using NetMcp.TestKit.Time;
using Xunit;

namespace NetMcp.Devices.Tests.Credentials;

public sealed class CredentialGateTests
{
    private readonly FakeClock _clock = new();
    private readonly CredentialGate _gate;

    public CredentialGateTests() => _gate = new CredentialGate(_clock);

    [Fact]
    public void Begin_NeverTried_LetsOneThroughAndTheOthersWait()
    {
        Assert.Equal(LoginTurn.Trial, _gate.Begin());
        Assert.Equal(LoginTurn.Wait, _gate.Begin());

        var trial = _gate.FindTrial()!;
        _gate.Succeeded(LoginTurn.Trial);

        Assert.True(trial.IsCompleted);
        Assert.Equal(LoginTurn.Free, _gate.Begin());
        Assert.Equal(LoginTurn.Free, _gate.Begin());
    }

    [Fact]
    public void Begin_AfterTheClockWasSetBack_IsNotProvenForLonger()
    {
        _gate.Succeeded(_gate.Begin());
        _clock.SetWall(-TimeSpan.FromDays(1));
        _clock.Advance(CredentialGate.ProvenFor);

        Assert.Equal(LoginTurn.Trial, _gate.Begin());
    }

    [Fact]
    public void Failed_NeverWorked_BlocksAtOnceUntilTheCredentialChanges()
    {
        var turn = _gate.Begin();
        _gate.Failed(turn, "file-1");

        Assert.Equal(LoginTurn.Blocked, _gate.Begin());
        Assert.True(_gate.IsBlocked("file-1"));
        Assert.False(_gate.IsBlocked("file-2"));
        Assert.Equal(LoginTurn.Trial, _gate.Begin());
    }

    [Fact]
    public void Failed_WorkedElsewhere_BlocksAfterThreeInARow()
    {
        _gate.Succeeded(_gate.Begin());

        _gate.Failed(_gate.Begin(), "s");
        Assert.Equal(LoginTurn.Trial, _gate.Begin());
        Assert.Equal(LoginTurn.Wait, _gate.Begin());
        _gate.Failed(LoginTurn.Trial, "s");
        Assert.False(_gate.IsBlocked("s"));
        _gate.Failed(_gate.Begin(), "s");

        Assert.True(_gate.IsBlocked("s"));
    }

    [Fact]
    public void Succeeded_LongAgo_IsTriedByOneAgain()
    {
        _gate.Succeeded(_gate.Begin());
        _clock.Advance(CredentialGate.ProvenFor);

        Assert.Equal(LoginTurn.Trial, _gate.Begin());
        Assert.Equal(LoginTurn.Wait, _gate.Begin());
    }

    [Fact]
    public void Abandoned_Trial_LetsTheNextTry()
    {
        _gate.Abandoned(_gate.Begin());

        Assert.Null(_gate.FindTrial());
        Assert.Equal(LoginTurn.Trial, _gate.Begin());
    }

    [Fact]
    public void Begin_WorkedLately_LetsNoMoreThroughAtOnceThanMayFail()
    {
        _gate.Succeeded(_gate.Begin());

        var turns = Enumerable.Range(0, 10).Select(_ => _gate.Begin()).ToList();
        Assert.Equal(CredentialGate.FailuresInARow, turns.Count(turn => turn == LoginTurn.Free));
        Assert.All(turns.Skip(CredentialGate.FailuresInARow), turn => Assert.Equal(LoginTurn.Full, turn));

        var place = _gate.TakePlaceAsync(CancellationToken.None);
        Assert.False(place.IsCompleted);
        _gate.Succeeded(LoginTurn.Free);
        Assert.True(place.IsCompletedSuccessfully);
        Assert.Equal(LoginTurn.Placed, _gate.Begin(placed: true));
        Assert.Equal(LoginTurn.Full, _gate.Begin());
    }

    [Fact]
    public void Failed_OthersStillUnderWay_TheyAreWaitedForBeforeTheNextTrial()
    {
        _gate.Succeeded(_gate.Begin());
        var turns = Enumerable.Range(0, CredentialGate.FailuresInARow).Select(_ => _gate.Begin()).ToList();

        _gate.Failed(turns[0], "s");
        Assert.Equal(LoginTurn.Wait, _gate.Begin());
        var others = _gate.FindTrial()!;
        _gate.Failed(turns[1], "s");
        Assert.False(others.IsCompleted);
        _gate.Failed(turns[2], "s");

        Assert.True(others.IsCompleted);
        Assert.True(_gate.IsBlocked("s"));
    }

    [Fact]
    public void Begin_KeyThatWorkedLately_IsFreeForAll()
    {
        var gate = new CredentialGate(_clock, sendsSecret: false);
        gate.Succeeded(gate.Begin());

        Assert.All(Enumerable.Range(0, 50).Select(_ => gate.Begin()), turn => Assert.Equal(LoginTurn.Free, turn));
    }
}
