namespace NetMcp.Devices.Sessions;

/// <summary>A session, or why there is none; exactly one is set.</summary>
internal readonly record struct SessionOpened(PooledSession? Session, OpenFailure? Failure);
