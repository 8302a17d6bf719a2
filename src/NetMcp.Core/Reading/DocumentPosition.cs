namespace NetMcp.Core.Reading;

/// <summary>A place in the data that a device gave. Made by <see cref="IDocumentPages"/>, and of use there only.</summary>
public abstract record DocumentPosition;
