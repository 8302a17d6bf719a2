namespace NetMcp.Tools.Reading;

/// <summary>A document after a cut.</summary>
/// <param name="Xml">What is kept; well-formed.</param>
/// <param name="CutAt">The path of the first element left out, in names; null when all is there.</param>
internal readonly record struct CutDocument(string Xml, string? CutAt);
