using NetMcp.Core.Devices;

namespace NetMcp.Core.Reading;

/// <summary>The rest of a document.</summary>
/// <param name="Devices">The devices that gave it.</param>
/// <param name="Datastore">Where it was read.</param>
/// <param name="Document">What is to be said of the document as a whole; its <see cref="DeviceDocument.Pages"/> hold the data.</param>
/// <param name="From">Where the rest begins.</param>
public sealed record DocumentRest(IReadOnlyList<DeviceName> Devices, Datastore Datastore, DeviceDocument Document, DocumentPosition From);
