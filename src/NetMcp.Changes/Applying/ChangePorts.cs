using Microsoft.Extensions.Logging;
using NetMcp.Changes.Journals;
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
    ChangeOptions Options,
    TimeProvider Time,
    ILogger Logger)
{
    /// <summary>How long is waited before something is tried again that somebody else has to end first.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>The time now.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Waits a little, and not past an instant.</summary>
    public Task PauseAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var left = until - Now;
        return left <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(left < Pause ? left : Pause, Time, cancellationToken);
    }
}
