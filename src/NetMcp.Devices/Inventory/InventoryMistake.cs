namespace NetMcp.Devices.Inventory;

/// <summary>
/// One mistake in the configuration: where it stands and what to do about it. The text never repeats a value of the file, because
/// a value in the wrong place may be a secret.
/// </summary>
/// <param name="File">The file, as a path relative to the main file's folder.</param>
/// <param name="Line">The line, from 1; 0 when it concerns the whole file.</param>
/// <param name="Column">The column, from 1; 0 when it concerns the whole file.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record InventoryMistake(string File, long Line, long Column, string Message)
{
    /// <summary><c>file:line:column: message</c>, the form that editors jump to.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
