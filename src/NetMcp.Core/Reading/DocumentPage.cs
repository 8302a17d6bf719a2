namespace NetMcp.Core.Reading;

/// <summary>A part of the data that a device gave, as a document of its own: the lists that it goes on in stand in it again, with their keys.</summary>
/// <param name="Text">The document.</param>
/// <param name="Next">Where the next part begins; null when this one goes to the end.</param>
/// <param name="CutAt">The instance path that it was cut in; null when it goes to the end.</param>
/// <param name="LeftOut">The instance paths of single values that are larger than a whole part, and are in none.</param>
public sealed record DocumentPage(string Text, DocumentPosition? Next, string? CutAt, IReadOnlyList<string> LeftOut);
