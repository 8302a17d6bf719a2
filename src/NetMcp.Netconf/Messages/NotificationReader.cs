using System.Globalization;
using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>Reads a notification message (RFC 5277 section 4): eventTime, then one event element.</summary>
internal static class NotificationReader
{
    /// <exception cref="XmlException">Not well-formed, or without an event.</exception>
    public static Notification Read(ReadOnlyMemory<byte> message)
    {
        using var reader = MessageXml.Open(MessageXml.AsStream(message), isAsync: false);
        MoveToEvent(reader, out var eventTime);
        var notification = new Notification(eventTime, reader.LocalName, reader.NamespaceURI, message);
        while (reader.Read())
        {
            // To the end, so that whoever opens it later meets no malformed message.
        }

        return notification;
    }

    public static void MoveToEvent(XmlReader reader, out DateTimeOffset? eventTime)
    {
        eventTime = null;
        reader.MoveToContent();
        reader.Read();
        while (reader.MoveToContent() == XmlNodeType.Element)
        {
            if (reader.LocalName != "eventTime" || reader.NamespaceURI != NetconfNamespaces.Notification)
            {
                return;
            }

            var text = reader.ReadElementContentAsString().Trim();
            eventTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
        }

        throw new XmlException("The notification holds no event.");
    }
}
