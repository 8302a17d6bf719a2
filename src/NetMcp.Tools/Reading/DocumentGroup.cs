using System.Text;
using NetMcp.Core.Devices;
using NetMcp.Core.Reading;

namespace NetMcp.Tools.Reading;

/// <summary>Devices that gave the same document.</summary>
internal sealed record DocumentGroup(IReadOnlyList<DeviceName> Devices, DeviceDocument Document)
{
    /// <summary>The document's size in bytes of UTF-8.</summary>
    public int Bytes { get; } = Encoding.UTF8.GetByteCount(Document.Text);

    /// <summary>
    /// Groups equal documents, in the order in which each first appears. One that was truncated stays alone: what is kept of two
    /// may be the same while what was left out differs.
    /// </summary>
    public static IReadOnlyList<DocumentGroup> Of(IEnumerable<(DeviceName Device, DeviceDocument Document)> answers) =>
        [.. answers
            .GroupBy(answer => (answer.Document.Text, answer.Document.Truncated ? answer.Device : default(DeviceName?), answer.Document.MixedConfigAndState, answer.Document.Format, answer.Document.Note, Warnings(answer.Document)))
            .Select(group => new DocumentGroup([.. group.Select(answer => answer.Device)], group.First().Document))];

    private static string Warnings(DeviceDocument document) => string.Join('\n', document.Warnings);
}
