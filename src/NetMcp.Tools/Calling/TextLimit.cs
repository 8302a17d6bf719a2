namespace NetMcp.Tools.Calling;

/// <summary>How far a text argument may go.</summary>
/// <param name="MaxLength">Characters.</param>
/// <param name="Lines">Whether tabs and line ends are allowed (XML) or no control character at all is.</param>
internal readonly record struct TextLimit(int MaxLength, bool Lines = false);
