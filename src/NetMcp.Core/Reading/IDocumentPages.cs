namespace NetMcp.Core.Reading;

/// <summary>All data that a device gave to one request, kept for a while and handed out in parts. Masked already.</summary>
public interface IDocumentPages
{
    /// <summary>The size of all of it, in bytes of UTF-8.</summary>
    long Bytes { get; }

    /// <summary>A part of it that is whole JSON by itself.</summary>
    /// <param name="from">Where it begins; null for the beginning.</param>
    /// <param name="maxBytes">The most bytes of UTF-8 that it may have; the least useful is a few hundred.</param>
    DocumentPage Read(DocumentPosition? from, int maxBytes);
}
