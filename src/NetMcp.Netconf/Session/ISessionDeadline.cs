namespace NetMcp.Netconf.Session;

/// <summary>Something that must happen by a certain time.</summary>
internal interface ISessionDeadline
{
    /// <summary>The timestamp, or <see cref="SessionDeadlines.Never"/>. Read from any thread.</summary>
    long Due { get; }

    /// <summary>What it means that it did not; may fail what is its own before the session ends.</summary>
    (NetconfEndReason Reason, string Detail) Missed();
}
