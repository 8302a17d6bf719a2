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
        int code;
        try
        {
            code = attempt();
        }
        catch (Exception exception)
        {
            // Whoever waits for the step hears of the fault at once, not of a time limit later.
            _done.TrySetException(exception);
            return true;
        }

        if (SshCode.MustRepeat(code))
        {
            return false;
        }

        _done.TrySetResult(new StepResult(code, code == SshCode.Ok ? "" : session.ErrorText, session.IsConnected));
        return true;
    }

    public void Fail(Exception exception) => _done.TrySetException(exception);
}
