using System.Xml;

namespace NetMcp.Netconf.Messages;

/// <summary>XML readers for what a peer sent: no DTD, no external resource, bounded names.</summary>
internal static class MessageXml
{
    // Distinct names and namespaces of one message; the largest vendor models have some 10,000 of 20 characters.
    private const int MaxNameCharacters = 4 * 1024 * 1024;

    public static XmlReader Open(Stream message, bool isAsync) => XmlReader.Create(message, new XmlReaderSettings
    {
        Async = isAsync,
        CloseInput = false,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = true,
        NameTable = new BoundedNameTable(MaxNameCharacters),
    });

    /// <summary>An asynchronous reader of a message that is here as a whole.</summary>
    public static XmlReader OpenWhole(ReadOnlyMemory<byte> message) => new WholeXmlReader(Open(AsStream(message), isAsync: false));

    public static Stream AsStream(ReadOnlyMemory<byte> message) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(message, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(message.ToArray(), writable: false);
}
