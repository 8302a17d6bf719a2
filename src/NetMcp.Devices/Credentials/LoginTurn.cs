namespace NetMcp.Devices.Credentials;

/// <summary>Whether a login may begin.</summary>
internal enum LoginTurn
{
    /// <summary>The gate was not asked yet: the connection did not come as far as a login.</summary>
    NotAsked,

    /// <summary>The credential is blocked.</summary>
    Blocked,

    /// <summary>Another login tries the credential just now; wait for it.</summary>
    Wait,

    /// <summary>The credential worked lately, but as many logins with it as may fail are under way; wait for a place.</summary>
    Full,

    /// <summary>Go on; this login is the one that the others wait for.</summary>
    Trial,

    /// <summary>Go on; the credential worked lately.</summary>
    Free,

    /// <summary>Go on as with <see cref="Free"/>, in a place that was waited for.</summary>
    Placed,
}
