namespace NetMcp.Ssh.Loop;

/// <summary>Where a native channel stands; in this order.</summary>
internal enum ChannelStage
{
    New,
    Opening,
    Requesting,
    Open,
    Ended,
}
