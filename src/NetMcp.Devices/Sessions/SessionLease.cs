using NetMcp.Devices.Profiles;
using NetMcp.Netconf.Session;

namespace NetMcp.Devices.Sessions;

/// <summary>The use of a session. Disposing gives it back; an exclusive one is closed then.</summary>
internal sealed class SessionLease(PooledSession session, DeviceProfile profile, Func<PooledSession, ValueTask> giveBack) : IAsyncDisposable
{
    private Func<PooledSession, ValueTask>? _giveBack = giveBack;

    public NetconfSession Session => session.Session;

    public DeviceProfile Profile { get; } = profile;

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _giveBack, null)?.Invoke(session) ?? ValueTask.CompletedTask;
}
