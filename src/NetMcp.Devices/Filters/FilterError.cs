namespace NetMcp.Devices.Filters;

/// <summary>What is wrong with a path or a filter, and where.</summary>
/// <param name="Position">The character, from 1; 0 when it concerns the whole text.</param>
/// <param name="Message">What is wrong and what would be right; without the text itself.</param>
internal sealed record FilterError(int Position, string Message)
{
    public override string ToString() => Position == 0 ? Message : $"At character {Position}: {Message}";
}
