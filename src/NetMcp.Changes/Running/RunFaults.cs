using NetMcp.Changes.Applying;

namespace NetMcp.Changes.Running;

/// <summary>
/// What broke a change off, over and over: a full disk, or a fault of ours. It is taken up again after a pause that grows, for a fault that is there
/// after a minute will be there after ten more seconds too; each reason is logged once.
/// </summary>
internal sealed class RunFaults(ChangePorts ports, ChangeId change)
{
    /// <summary>Whatever a message may have in it that differs each time.</summary>
    private const int MostTold = 20;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(10);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <summary>How long is waited before it is taken up again.</summary>
    public TimeSpan Pause { get; private set; } = Least / 2;

    /// <summary>Notes that it broke off.</summary>
    public void Note(Exception fault)
    {
        Pause = Pause * 2 < Most ? Pause * 2 : Most;
        if (_told.Count < MostTold && _told.Add($"{fault.GetType()}: {fault.Message}"))
        {
            ports.Logger.BrokeOff(fault, change.Value, Pause);
        }
    }
}
