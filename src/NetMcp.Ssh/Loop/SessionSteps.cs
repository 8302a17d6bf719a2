namespace NetMcp.Ssh.Loop;

/// <summary>The steps of one session that have no outcome yet. On the loop only.</summary>
internal sealed class SessionSteps
{
    private readonly List<SessionStep> _steps = [];

    public bool IsEmpty => _steps.Count == 0;

    public void Add(SessionStep step) => _steps.Add(step);

    /// <summary>Tries each once more; those with an outcome leave.</summary>
    public void Run(NativeSession session)
    {
        for (var i = 0; i < _steps.Count;)
        {
            if (_steps[i].Try(session))
            {
                _steps.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>Ends them all.</summary>
    public void Fail(SshException exception)
    {
        foreach (var step in _steps)
        {
            step.Fail(exception);
        }

        _steps.Clear();
    }
}
