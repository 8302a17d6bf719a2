namespace NetMcp.Yang.XPath;

/// <summary>Why a text is not an XPath expression.</summary>
/// <param name="Message">What is wrong and what would be right.</param>
/// <param name="Offset">Where, in UTF-16 code units from the start of the text.</param>
internal sealed record XPathError(string Message, int Offset);
