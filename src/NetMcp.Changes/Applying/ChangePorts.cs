using Microsoft.Extensions.Logging;
using NetMcp.Changes.Journals;
using NetMcp.Core.Auditing;
using NetMcp.Core.Editing;
using NetMcp.Core.Masking;
using NetMcp.Core.Reading;
using NetMcp.Core.Schemas;
using NetMcp.Core.Tables;

namespace NetMcp.Changes.Applying;

/// <summary>All that the phases of a change reach the world through.</summary>
internal sealed record ChangePorts(
    IDeviceEditor Editor,
    IDeviceReader Reader,
    IDeviceTables Tables,
    IDeviceSchemas Schemas,
    ISecretMasker Masker,
    IChangeImages Images,
    IAuditLog Audit,
    ChangeOptions Options,
    TimeProvider Time,
    ILogger Logger)
{
    /// <summary>How long is waited before something is tried again that somebody else has to end first.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a device whose timer is awaited is left in peace: netconfd looks at its timers only when nobody has asked it anything for a second.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    private readonly long _origin = Time.GetTimestamp();

    /// <summary>The time on the wall, for what is written down: people may set it.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>The time of this process's life, which nobody sets: what every deadline is on.</summary>
    public TimeSpan Steady => Time.GetElapsedTime(_origin);

    /// <summary>Waits a little, and not past an instant.</summary>
    public Task PauseAsync(TimeSpan until, CancellationToken cancellationToken) => WaitAsync(Pause, until, cancellationToken);

    /// <summary>Waits for a device's timer, and not past an instant.</summary>
    public Task KeepQuietAsync(TimeSpan until, CancellationToken cancellationToken) => WaitAsync(Quiet, until, cancellationToken);

    private Task WaitAsync(TimeSpan most, TimeSpan until, CancellationToken cancellationToken)
    {
        var left = until - Steady;
        return left <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(left < most ? left : most, Time, cancellationToken);
    }
}
