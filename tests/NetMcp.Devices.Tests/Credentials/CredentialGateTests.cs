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
}
