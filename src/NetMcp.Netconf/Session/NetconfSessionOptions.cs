using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NetMcp.Netconf.Capabilities;

namespace NetMcp.Netconf.Session;

/// <summary>How a session is opened and held.</summary>
public sealed record NetconfSessionOptions
{
    /// <summary>The defaults.</summary>
    public static NetconfSessionOptions Default { get; } = new();

    /// <summary>The limits that the peer is held to.</summary>
    public NetconfLimits Limits { get; init; } = NetconfLimits.Default;

    /// <summary>Whether base:1.1, and with it the chunked framing, is offered (RFC 6242 section 4.1). Old gear may get it wrong.</summary>
    public bool OfferBase11 { get; init; } = true;

    /// <summary>
    /// How long to hold the first rpc back after the hellos, judged from what the server announced; null for not at all. RFC 6241 asks for
    /// no pause, but some servers lose an rpc for good that they read together with the client's hello (yuma123's netconfd does).
    /// </summary>
    public Func<NetconfCapabilities, TimeSpan>? FirstRpcDelay { get; init; }

    /// <summary>Capability URIs to announce besides the base versions.</summary>
    public IReadOnlyList<string> ClientCapabilities { get; init; } = [];

    /// <summary>How many notifications may wait to be taken.</summary>
    public int NotificationCapacity { get; init; } = 1024;

    /// <summary>What happens when more arrive.</summary>
    public NotificationOverflow NotificationOverflow { get; init; } = NotificationOverflow.DropOldest;

    /// <summary>A word for the logs that says which device this is; no secret.</summary>
    public string Label { get; init; } = "netconf";

    /// <summary>Where to log.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
