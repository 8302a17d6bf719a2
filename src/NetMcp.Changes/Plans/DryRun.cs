namespace NetMcp.Changes.Plans;

/// <summary>Who tries the edits at planning.</summary>
public enum DryRun
{
    /// <summary>The gateway, against the models.</summary>
    Gateway,

    /// <summary>The device too, in its candidate, which is emptied again: nothing is applied.</summary>
    Device,
}
