namespace NetMcp.Yang.Diagnostics;

/// <summary>A place in a source text.</summary>
/// <param name="Source">The source's name: a file name, or <c>name@revision</c> of a module that a device gave.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
public readonly record struct SourcePosition(string Source, int Line, int Column)
{
    /// <summary><c>file:line:column</c>, which editors jump to.</summary>
    public override string ToString() => $"{Source}:{Line}:{Column}";
}
