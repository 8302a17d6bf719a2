using System.Xml;
using NetMcp.Core.Outcomes;
using NetMcp.Core.Reading;

namespace NetMcp.Devices.Reading;

/// <summary>Makes a document of a reply's content while it streams.</summary>
internal interface IReplyForm
{
    /// <summary>The document of a reply without content.</summary>
    DeviceDocument Empty { get; }

    /// <summary>Reads the content; the reader stands on its first element, and may be left before its end.</summary>
    ValueTask<Outcome<DeviceDocument>> ReadAsync(XmlReader reader, CancellationToken cancellationToken);
}
