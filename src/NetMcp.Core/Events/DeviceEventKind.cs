namespace NetMcp.Core.Events;

/// <summary>What an event means for what is known of the device.</summary>
public enum DeviceEventKind
{
    /// <summary>Its configuration changed: netconf-config-change (RFC 6470 section 2.1).</summary>
    ConfigChanged,

    /// <summary>Another notification: its state changed.</summary>
    StateChanged,

    /// <summary>Events may have been missed (the session was lost, or there were too many): anything may have changed.</summary>
    Gap,
}
