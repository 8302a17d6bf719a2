using System.Globalization;
using NetMcp.Netconf.Capabilities;
using NetMcp.Netconf.Messages;

namespace NetMcp.Netconf.Operations;

/// <summary>create-subscription (RFC 5277 section 2.1.1). What comes is in <see cref="Session.NetconfSession.Notifications"/>.</summary>
public sealed record CreateSubscription : OkOperation
{
    /// <summary>The stream; null for NETCONF.</summary>
    public string? Stream { get; init; }

    /// <summary>Which events.</summary>
    public NetconfFilter? Filter { get; init; }

    /// <summary>Replay from here; not in the future.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The end of the subscription; needs a start.</summary>
    public DateTimeOffset? StopTime { get; init; }

    /// <inheritdoc/>
    public override MissingCapability? FindMissing(NetconfCapabilities capabilities) =>
        capabilities.Notification
            ? Filter?.FindMissing(capabilities)
            : new MissingCapability(CapabilityNames.Notification, "This device sends no notifications.");

    internal override RpcRequest ToRequest()
    {
        if (StopTime is not null && (StartTime is null || StopTime <= StartTime))
        {
            throw new InvalidOperationException("A stop time needs an earlier start time (RFC 5277 section 2.1.1).");
        }

        var xml = new OperationXml().Raw("<create-subscription xmlns=\"" + NetconfNamespaces.Notification + "\">");
        if (Stream is not null)
        {
            xml.Element("stream", Stream);
        }

        Filter?.WriteAsFilter(xml);
        if (StartTime is { } start)
        {
            xml.Element("startTime", Timestamp(start));
        }

        if (StopTime is { } stop)
        {
            xml.Element("stopTime", Timestamp(stop));
        }

        return xml.Close("create-subscription").ToRequest("create-subscription", isReadOnly: false, Timeout);
    }

    private static string Timestamp(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
