namespace NetMcp.Devices.Reading;

/// <summary>What was copied of a reply.</summary>
/// <param name="Xml">Well-formed sibling elements.</param>
/// <param name="CutAt">Where it was cut; null when it is whole.</param>
/// <param name="CutText">When one text did not fit: its whole length, in characters.</param>
/// <param name="MaskedValues">How many values were masked.</param>
internal sealed record CopiedReply(string Xml, string? CutAt, long? CutText, int MaskedValues);
