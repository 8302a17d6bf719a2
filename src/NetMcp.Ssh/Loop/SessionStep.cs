using NetMcp.Ssh.Native;

namespace NetMcp.Ssh.Loop;

/// <summary>A libssh call that is repeated on the loop until it has an outcome.</summary>
internal sealed class SessionStep(Func<int> attempt)
{
    private readonly TaskCompletionSource<StepResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<StepResult> Done => _done.Task;

    /// <returns>Whether there is an outcome.</returns>
    public bool Try(NativeSession session)
    {
        var code = attempt();
        if (SshCode.MustRepeat(code))
        {
            return false;
        }

        _done.TrySetResult(new StepResult(code, code == SshCode.Ok ? "" : session.ErrorText, session.IsConnected));
        return true;
    }

    public void Fail(SshException exception) => _done.TrySetException(exception);
}
