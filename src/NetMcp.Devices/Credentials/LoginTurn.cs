namespace NetMcp.Devices.Credentials;

/// <summary>Whether a login may begin.</summary>
internal enum LoginTurn
{
    /// <summary>The credential is blocked.</summary>
    Blocked,

    /// <summary>Another login tries the credential just now; wait for it.</summary>
    Wait,

    /// <summary>Go on; this login is the one that the others wait for.</summary>
    Trial,

    /// <summary>Go on; the credential worked lately.</summary>
    Free,
}
