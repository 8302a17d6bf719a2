namespace NetMcp.Devices.Sessions;

/// <summary>What a failed attempt to open a session means for the next one.</summary>
internal enum OpenFailureKind
{
    /// <summary>The attempt ended at once (refused, reset): one more within the same call may do.</summary>
    Brief,

    /// <summary>The device is away or misbehaves: try again after a back-off.</summary>
    Down,

    /// <summary>The host key is unknown or wrong: not again until known_hosts changes or an operator acts.</summary>
    HostKey,

    /// <summary>The login failed, or the credential cannot be had: not again until it changes or an operator acts.</summary>
    Login,

    /// <summary>Nothing was tried, because the credential is blocked or the gateway is at fault; says nothing about the device.</summary>
    NotTried,
}
