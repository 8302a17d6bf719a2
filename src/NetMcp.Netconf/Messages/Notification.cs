using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>One notification (RFC 5277 section 4).</summary>
public sealed class Notification
{
    private readonly ReadOnlyMemory<byte> _message;

    internal Notification(DateTimeOffset? eventTime, string eventName, string eventNamespace, ReadOnlyMemory<byte> message)
    {
        EventTime = eventTime;
        EventName = eventName;
        EventNamespace = eventNamespace;
        _message = message;
    }

    /// <summary>eventTime: when the device says that it happened; null if it says so in no form of RFC 3339.</summary>
    public DateTimeOffset? EventTime { get; }

    /// <summary>The local name of the event element.</summary>
    public string EventName { get; }

    /// <summary>The namespace of the event element.</summary>
    public string EventNamespace { get; }

    /// <summary>The size of the message in bytes.</summary>
    public int Size => _message.Length;

    /// <summary>A reader on the start tag of the event element; can be opened again.</summary>
    public XmlReader OpenEvent()
    {
        var reader = MessageXml.OpenWhole(_message);
        NotificationReader.MoveToEvent(reader, out _);
        return reader;
    }
}
