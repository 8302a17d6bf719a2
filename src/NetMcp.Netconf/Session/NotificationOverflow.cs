namespace NetMcp.Netconf.Session;

/// <summary>What happens when notifications arrive faster than they are taken.</summary>
public enum NotificationOverflow
{
    /// <summary>The oldest waiting one is dropped and counted.</summary>
    DropOldest,

    /// <summary>The new one is dropped and counted.</summary>
    DropNewest,

    /// <summary>The session ends: nobody may believe to have seen them all.</summary>
    EndSession,
}
