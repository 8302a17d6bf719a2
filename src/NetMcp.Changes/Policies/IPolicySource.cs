namespace NetMcp.Changes.Policies;

/// <summary>The policy in force. It may be another one at each call.</summary>
public interface IPolicySource
{
    /// <summary>The policy in force.</summary>
    ChangePolicy Current { get; }
}
